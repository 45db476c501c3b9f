/**
 * Known items: a story one remembers, looked for by words of its title, by the same words run together, in traditional
 * characters, and by its whole title in the bodies alone.
 */
import MiniSearch from 'minisearch'
import OpenCC from 'opencc-js'
import { EMPTY_SEARCH, type SearchParams } from '../../search/index.ts'
import { foldArticle, foldLine, terms } from '../../text/index.ts'
import { atLeast, type EvalRow, unjudged } from '../row.ts'
import type { Ground } from './ground.ts'
import { type Story, seeded } from './stories.ts'

const ITEMS = 1000
const WORDS = 3
const RANKS = 10

interface Item {
  readonly story: Story
  readonly words: readonly string[]
}

/**
 * Mean reciprocal ranks among the first ten.
 *
 * @param count - Items to draw; fewer where the stories hold no more.
 */
export async function measureKnownItems(ground: Ground, count = ITEMS): Promise<EvalRow[]> {
  const { search, storyOf, stories, quick, rival } = ground
  // A fifth of the items would move the figures by .02 either way, so all of them are asked even in haste.
  const items = drawItems(stories, count, 3)
  const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' })
  const meanRank = async (rank: (item: Item) => Promise<readonly string[]>) => {
    let sum = 0
    for (const item of items) {
      const found = (await rank(item)).slice(0, RANKS)
      const at = found.findIndex((id) => storyOf.get(id)?.id === item.story.id)
      if (at >= 0) sum += 1 / (at + 1)
    }
    return sum / items.length
  }
  const mrr = (queryOf: (item: Item) => Partial<SearchParams> & { q: string }, approximate: boolean) =>
    meanRank(async (item) => {
      const { hits } = await search.search(
        { ...EMPTY_SEARCH, ...queryOf(item) },
        { approximate, limit: RANKS, fragments: false, help: false },
      )
      return hits.map((hit) => hit.id)
    })
  const words = await mrr(({ words }) => ({ q: words.join(' ') }), false)
  const joined = await mrr(({ words }) => ({ q: words.join('') }), true)
  const traditional = await mrr(({ words }) => ({ q: toTraditional(words.join(' ')) }), false)
  const bodies = await mrr(({ story }) => ({ q: titleAsQuery(story.title), field: 'body' }), true)
  const rows = [
    atLeast(0.89, 'known items by words of the title, MRR@10', words),
    atLeast(0.89, 'the same words joined', joined),
    atLeast(0.99, 'traditional to simplified, ratio', traditional / words),
  ]
  if (rival) {
    const theirs = await meanRank(({ words }) => rival.holdingAll(words))
    rows.push(unjudged(`${rival.name}: words of the title, MRR@10`, theirs))
  }
  const vanilla = quick ? 0.7 : vanillaMrr(stories, items)
  return [...rows, atLeast(vanilla, 'whole title in bodies alone, MRR@10', bodies)]
}

/** A title may hold quotes and brackets of its own; here they are only text. */
function titleAsQuery(title: string): string {
  return title.replace(/["“”「」『』＂()（）|｜]/g, ' ')
}

/** A word in more than this share of the stories is not distinctive. */
const MAX_SHARE = 0.05

/** Stories whose title is theirs alone, with those of its words that the fewest stories hold. */
function drawItems(stories: readonly Story[], count: number, seed: number): Item[] {
  const random = seeded(seed)
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const wordsOf = (text: string) =>
    [...segmenter.segment(foldLine(text))]
      .filter((cut) => cut.isWordLike && cut.segment.length > 1)
      .map((cut) => cut.segment)
  const frequency = new Map<string, number>()
  for (const story of stories)
    for (const word of new Set(wordsOf(`${story.title} ${story.body}`)))
      frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const titles = new Map<string, number>()
  for (const { title } of stories) titles.set(title, (titles.get(title) ?? 0) + 1)
  const items: Item[] = []
  const seen = new Set<string>()
  while (items.length < count && seen.size < stories.length) {
    const story = stories[random(stories.length)]
    if (!story || seen.has(story.id)) continue
    seen.add(story.id)
    if (titles.get(story.title) !== 1) continue
    const words = [...new Set(wordsOf(story.title))].filter(
      (word) => (frequency.get(word) ?? 0) < stories.length * MAX_SHARE,
    )
    const rare = new Set(
      [...words].sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0)).slice(0, WORDS),
    )
    // In the order of the title, as one would type them.
    if (rare.size === WORDS) items.push({ story, words: words.filter((word) => rare.has(word)) })
  }
  return items
}

/** The same search by MiniSearch as it comes, over our bigrams. */
function vanillaMrr(stories: readonly Story[], items: readonly Item[]): number {
  const mini = new MiniSearch<{ id: string; body: string }>({
    fields: ['body'],
    tokenize: terms,
    processTerm: (term) => term,
  })
  for (const { id, title, body } of stories) mini.add({ id, body: foldArticle(title, body.split('\n')).body })
  let sum = 0
  for (const { story } of items) {
    const found = mini.search(foldLine(titleAsQuery(story.title)), { tokenize: terms }).slice(0, RANKS)
    const rank = found.findIndex((hit) => hit.id === story.id)
    if (rank >= 0) sum += 1 / (rank + 1)
  }
  return sum / items.length
}
