/**
 * Articles related to one: they share words of its headline that say what it is about.
 */
import type { Article } from '../../lib/article.ts'
import { EMPTY_SEARCH } from '../../lib/search/url.ts'
import { foldLine } from '../../lib/text/index.ts'
import { archive, rememberedFor } from './archive.ts'
import type { ArticleLine } from './overview.ts'

/** A related article and what it shares with this one. */
export interface Relative {
  readonly line: ArticleLine
  /** Words of this article's headline that stand there too, the most telling first. */
  readonly shared: readonly string[]
}

const RELATIVES = 5
/** How many articles' relatives, and how many words' counts, are kept. */
const RELATIVES_KEPT = 2000
const COUNTS_KEPT = 5000

/** Articles that share telling words with this one's headline, best first; its own reprints left out. */
export function relativesOf(article: Article): Promise<readonly Relative[]> {
  return rememberedFor('relatives', article.id, RELATIVES_KEPT, () => findRelatives(article))
}

async function findRelatives(article: Article): Promise<readonly Relative[]> {
  const { search } = archive()
  const counted: Counted[] = []
  for (const word of headlineWords(article.title)) counted.push({ word, count: await articlesWith(word) })
  const { size } = search.engine
  const words = tellingWords(counted, size)
  if (words.length === 0) return []
  const wanted = { ...EMPTY_SEARCH, q: words.map(({ word }) => word).join(' '), size: RELATIVES * 2 }
  const { hits } = await search.search(wanted, { group: true, approximate: true, counts: false, help: false })
  return hits
    .filter(
      ({ id, clusterId }) => id !== article.id && (clusterId === null || clusterId !== article.clusterId),
    )
    .map((hit) => ({
      line: { id: hit.id, title: hit.title, source: hit.source, publishedAt: hit.published, lang: hit.lang },
      shared: sharedWords(
        words,
        hit.title,
        hit.fragments.map(({ text }) => text),
      ),
    }))
    .filter(({ shared }) => relates(shared, size))
    .map(({ line, shared }) => ({ line, shared: shared.slice(0, SHARED_SHOWN).map(({ word }) => word) }))
    .slice(0, RELATIVES)
}

function articlesWith(word: string): Promise<number> {
  return rememberedFor('articles with', word, COUNTS_KEPT, () =>
    archive().search.count({ ...EMPTY_SEARCH, q: `"${word}"` }),
  )
}

/** Longer headlines are cut. */
const TITLE_CHARS = 60
/** A number says nothing by itself, and the English words would be read as operators. */
const UNTOLD = /^(?:第?[\d.,:%〇零一二三四五六七八九十百千万亿两]+[届次个]?|and|or|not|near)$/i

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a headline that may tell something, each once; single characters say too little. */
export function headlineWords(title: string): string[] {
  const words = [...segmenter.segment(title.slice(0, TITLE_CHARS))]
    .filter(
      ({ isWordLike, segment }) =>
        isWordLike && segment.length > 1 && !UNTOLD.test(segment.normalize('NFKC')),
    )
    .map(({ segment }) => segment)
  return [...new Set(words)]
}

/** A word and the number of articles that hold it. */
export interface Counted {
  readonly word: string
  readonly count: number
}

/** More words would make the search a dear one (`lib/server/dear.ts`). */
const TELLING = 8
/** A word of more than one article in so many is one of any story: 开始, 全面. In a small archive few are. */
const COMMON = 10
const FEW = 30

/**
 * The words by which related articles are found and told: the rarest, if another article has them, too.
 *
 * @param size - Articles in the archive.
 */
export function tellingWords(words: readonly Counted[], size: number): Counted[] {
  return words
    .filter(({ count }) => count > 1 && count <= Math.max(FEW, size / COMMON))
    .toSorted((a, b) => a.count - b.count)
    .slice(0, TELLING)
}

const SHARED_SHOWN = 3

/**
 * The words that two articles share: those that stand in the other's headline, then those in its passages.
 *
 * @param words - The most telling first. Found in any script: 中國 is 中国.
 */
export function sharedWords(
  words: readonly Counted[],
  title: string,
  passages: readonly string[],
): readonly Counted[] {
  const standIn = (text: string) => {
    const folded = foldLine(text)
    return words.filter(({ word }) => folded.includes(foldLine(word)))
  }
  return [...new Set([...standIn(title), ...standIn(passages.join('\n'))])]
}

/** Whether shared words make a relation: one that is rare, or two. A small archive's common words may meet by chance. */
export function relates(shared: readonly Counted[], size: number): boolean {
  return shared.length > 1 || shared.some(({ count }) => count <= size / COMMON)
}
