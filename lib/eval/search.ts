/**
 * Measures search on the stories of the shared corpora: that it equals grep, and that it finds what people look for.
 *
 * Every query set is drawn by a seeded generator, so two runs ask the same. Index and store go to a temporary folder.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSearch, type Search } from '../search/index.ts'
import type { EvalRow } from './row.ts'
import { measureGrep } from './search/grep.ts'
import type { Ground } from './search/ground.ts'
import { measureKnownItems } from './search/known-items.ts'
import { readStories, type Story } from './search/stories.ts'
import { measureTopics } from './search/topics.ts'

const JIUWEN = fileURLToPath(new URL('../cli/jiuwen.mjs', import.meta.url))
const ALIASES = fileURLToPath(new URL('../../archive/aliases.json', import.meta.url))

/**
 * Runs all measurements.
 *
 * @param options - `shared`: the folder of shared data; `quick`: a fifth of the queries; `data`: an archive of the same
 *   stories that is already indexed, to save the half minute; `besideFts5`: measure SQLite FTS5 in the same run.
 */
export async function runSearchEval(options: {
  readonly shared: string
  readonly quick?: boolean
  readonly data?: string
  readonly besideFts5?: boolean
}): Promise<{ rows: EvalRow[] }> {
  const corpus = join(options.shared, 'corpora', 'xwlb.jsonl.gz')
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'jiuwen-eval-'))
  try {
    if (!options.data) makeArchive(corpus, data)
    const search = await openSearch(data, { aliases: ALIASES })
    try {
      const stories = readStories(corpus)
      const storyOf = new Map(matchIds(search, stories))
      const rival = options.besideFts5 ? await (await import('./search/rival.ts')).openFts5(search) : null
      const ground: Ground = {
        search,
        stories,
        storyOf,
        shared: options.shared,
        quick: options.quick ?? false,
        rival,
      }
      const rows = [await measureGrep(ground), await measureTopics(ground), await measureKnownItems(ground)]
      rival?.close()
      return { rows: rows.flat() }
    } finally {
      await search.close()
    }
  } finally {
    if (!options.data) rmSync(data, { recursive: true, force: true })
  }
}

function makeArchive(corpus: string, data: string): void {
  for (const words of [['ingest', corpus], ['index']])
    execFileSync(process.execPath, [JIUWEN, ...words, '--data', data], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
}

/** Which article is which story: by title and text, since ids are made of the records. */
function* matchIds(search: Search, stories: readonly Story[]): Generator<[string, Story]> {
  const key = (title: string, day: string, text: string) =>
    `${day} ${title.replace(/\s/g, '')} ${text.replace(/\s/g, '').slice(0, 200)}`
  const known = new Map(stories.map((story) => [key(story.title, story.date, story.body), story]))
  for (const article of search.store.articles()) {
    const day = article.publishedAt?.slice(0, 10) ?? ''
    const story = known.get(key(article.title, day, article.paragraphs.join('')))
    if (story) yield [article.id, story]
  }
}
