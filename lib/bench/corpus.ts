/**
 * The articles that benchmarks index: those of a file, recombined beyond its size, or invented where none is given.
 *
 * Article number n is the same whatever the count, so a larger run holds the smaller one. Recombined articles keep a
 * story's length and take their sentences from three, which keeps the frequencies of characters and pairs.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Article } from '../article.ts'
import { seededRandom } from '../search/engines/contract/archive.ts'
import { articleOf } from '../store/testing.ts'

interface Story {
  readonly title: string
  readonly day: string
  readonly paragraphs: readonly string[]
}

/** A source of any number of articles. */
export interface Corpus {
  /** Articles that are no recombinations. */
  readonly stories: number
  /** Article number `n`, from 0. */
  article(n: number): Article
}

/** Outlets are invented: the corpus names none that filters could use. */
const OUTLETS = 40
const SECTIONS = ['要闻', '本地', '财经', '体育', '文化', '国际']
const ID_DIGITS = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_LENGTH = 16

/**
 * @param file - JSONL or JSONL.gz with `title`, `body` and `date` or `publishedAt`; null for an invented corpus.
 */
export function loadCorpus(file: string | null): Corpus {
  const stories = file ? readStories(file) : inventStories(6000)
  const sentences = stories.map((story) =>
    story.paragraphs.flatMap((paragraph) => paragraph.match(SENTENCE) ?? []),
  )
  return {
    stories: stories.length,
    article(n) {
      const story = n < stories.length ? stories[n] : recombine(stories, sentences, n)
      const random = seededRandom(n + 1)
      return articleOf({
        id: idOf(n),
        title: story?.title ?? '',
        paragraphs: story?.paragraphs ?? [],
        publishedAt: story?.day ?? null,
        source: `第${Math.floor(random() ** 2 * OUTLETS)}日报`,
        section: SECTIONS[Math.floor(random() * SECTIONS.length)] ?? null,
        authors: [`记者${Math.floor(random() * 300)}`],
      })
    },
  }
}

/** The first `count` articles, made as they are asked for. */
export function* articlesOf(corpus: Corpus, count: number): Generator<Article> {
  for (let n = 0; n < count; n++) yield corpus.article(n)
}

const SENTENCE = /[^。！？\n]+[。！？]?/g

/** Sixteen digits like the store's ids, ascending with `n`. */
function idOf(n: number): string {
  let id = ''
  for (let rest = n; id.length < ID_LENGTH; rest = Math.floor(rest / 32)) id = ID_DIGITS[rest % 32] + id
  return id
}

function readStories(file: string): Story[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { title, body, date, publishedAt } = JSON.parse(line) as Record<string, string>
      return {
        title: title ?? '',
        day: (publishedAt ?? date ?? '').slice(0, 10),
        paragraphs: (body ?? '').split('\n'),
      }
    })
}

function recombine(stories: readonly Story[], sentences: readonly (readonly string[])[], n: number): Story {
  const random = seededRandom(n)
  const pick = () => Math.floor(random() * stories.length)
  const parents = [pick(), pick(), pick()]
  const model = stories[parents[0] ?? 0]
  const paragraphs = (model?.paragraphs ?? []).map((paragraph) => {
    let line = ''
    while (line.length < paragraph.length) {
      const lines = sentences[parents[Math.floor(random() * parents.length)] ?? 0] ?? []
      line += lines[Math.floor(random() * lines.length)] ?? '。'
    }
    return line
  })
  const year = 1998 + Math.floor(random() * 28)
  return {
    title: stories[parents[1] ?? 0]?.title ?? '',
    day: `${year}${model?.day.slice(4) || '-01-01'}`,
    paragraphs,
  }
}

/** Stories of invented words with the skewed frequencies of language, for a machine without a corpus. */
function inventStories(count: number): Story[] {
  const random = seededRandom(1)
  const characters = Array.from({ length: 3500 }, (_, i) => String.fromCharCode(0x4e00 + i * 5))
  const skewed = (items: readonly string[]) => items[Math.floor(random() ** 3 * items.length)] ?? ''
  const words = Array.from({ length: 40_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3.2) }, () => skewed(characters)).join(''),
  )
  const sentence = (length: number) => Array.from({ length }, () => skewed(words)).join('')
  const two = (n: number) => String(1 + Math.floor(random() * n)).padStart(2, '0')
  return Array.from({ length: count }, () => ({
    title: sentence(6),
    day: `${2010 + Math.floor(random() * 15)}-${two(12)}-${two(28)}`,
    paragraphs: Array.from({ length: 2 + Math.floor(random() * 8) }, () =>
      Array.from({ length: 3 }, () => `${sentence(10)}，${sentence(8)}。`).join(''),
    ),
  }))
}
