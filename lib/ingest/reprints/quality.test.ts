/** Reprints among stories retold at random from the shared corpus: a floor under precision and recall. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createReprintFinder, type ReprintArticle } from './finder.ts'
import { dice, pick } from './fixtures/stories.ts'
import { sketchOf } from './sketch.ts'

const CORPUS = join(process.env.JIUWEN_SHARED ?? '../shared', 'corpora', 'xwlb.jsonl.gz')
const present = existsSync(CORPUS)

/** Stories read from the corpus, every third of which is retold. Bulletins of one form are left out. */
const STORIES = 3000

interface Told {
  readonly story: number
  readonly article: ReprintArticle
}

const SWAPS = [
  ['表示', '指出'],
  ['举行', '举办'],
  ['目前', '眼下'],
  ['进一步', '更加'],
] as const

function retell(article: ReprintArticle, roll: () => number, id: string): ReprintArticle {
  const [first = '', ...rest] = article.paragraphs
  const kept = rest.filter(() => rest.length < 3 || roll() < 0.85)
  const swaps = SWAPS.filter(() => roll() < 0.4)
  const paragraphs = [`据柳湾晚报报道，${first}`, ...kept].map((text) =>
    swaps.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
  )
  return {
    ...article,
    id,
    paragraphs,
    title: pick(roll, [article.title, `快讯：${article.title}`, first.slice(0, 16)]),
  }
}

function told(): Told[] {
  const lines = gunzipSync(readFileSync(CORPUS)).toString('utf8').split('\n').filter(Boolean)
  const seen = new Set<string>()
  const roll = dice(4)
  const out: Told[] = []
  for (const [story, line] of lines.entries()) {
    if (seen.size >= STORIES) break
    const { title, date, body } = JSON.parse(line) as { title: string; date: string; body: string }
    const paragraphs = body.split('\n').filter(Boolean)
    if (seen.has(title) || /快讯|联播/.test(title) || body.length < 60) continue
    seen.add(title)
    const article = { id: `a${story}`, title, paragraphs, source: null, publishedAt: date }
    out.push({ story, article })
    if (story % 3 === 0) out.push({ story, article: retell(article, roll, `b${story}`) })
  }
  return out
}

test.skipIf(!present)(
  'retold stories are found, and stories of one form are kept apart (needs the shared corpora)',
  () => {
    const all = told()
    const finder = createReprintFinder()
    for (const [ordinal, { article }] of all.entries()) finder.add(ordinal, article.id, sketchOf(article))
    const at = (ordinal: number) => all[ordinal] ?? all[0]
    const clusters = finder.clusters((ordinal) => at(ordinal)?.article ?? never(ordinal))
    let right = 0
    let wrong = 0
    for (const { ordinals } of clusters) {
      for (const [k, one] of ordinals.entries())
        for (const other of ordinals.slice(0, k)) at(one)?.story === at(other)?.story ? right++ : wrong++
    }
    const wanted = all.length - new Set(all.map(({ story }) => story)).size
    expect(right / wanted).toBeGreaterThanOrEqual(0.98)
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.97)
  },
)

function never(ordinal: number): never {
  throw new RangeError(`no article ${ordinal}`)
}
