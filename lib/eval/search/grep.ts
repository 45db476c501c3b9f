/**
 * Equality with grep: the articles found are those whose folded text contains what was typed, no more and no fewer.
 */
import OpenCC from 'opencc-js'
import type { SearchRequest } from '../../search/engine.ts'
import { parseQuery } from '../../search/query/parse.ts'
import { planQuery } from '../../search/query/plan-query.ts'
import { quote } from '../../search/query/quotes.ts'
import { foldArticle } from '../../text/index.ts'
import { atLeast, type EvalRow } from '../row.ts'
import type { Ground } from './ground.ts'
import { type Story, seeded } from './stories.ts'

const SUBSTRINGS = 5000
const PHRASES = 1000
const TRADITIONAL = 1000
const LONGEST = 12
/** A thousandth is left to the converter, which may choose another character than the text would have had. */
const SAME_SCRIPTS = 0.999

/** Shares of queries that find exactly what grep finds. */
export async function measureGrep({ search, stories, storyOf, quick }: Ground): Promise<EvalRow[]> {
  const reduce = quick ? 5 : 1
  const haystack = new Haystack(stories)
  const find = async (q: string) => {
    const { hits } = await search.engine.search(requestFor(q))
    return new Set(hits.map((hit) => storyOf.get(hit.id)?.id ?? hit.id))
  }
  const share = async (queries: readonly (readonly [typed: string, text: string])[]) => {
    let equal = 0
    for (const [typed, text] of queries) if (isSame(await find(typed), haystack.holding(text))) equal++
    return equal / queries.length
  }
  const substrings = drawSubstrings(stories, SUBSTRINGS / reduce, 1)
  const phrases = drawPhrases(stories, PHRASES / reduce, 2)
  const plain = substrings
    .filter((text) => /^\p{Script=Han}{1,3}$/u.test(text))
    .map((text) => [text, text] as const)
  const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' })
  let sameScripts = 0
  const converted = [...phrases, ...substrings].slice(0, TRADITIONAL / reduce)
  for (const text of converted)
    if (isSame(await find(quote(text)), await find(quote(toTraditional(text))))) sameScripts++
  const asPhrase = (text: string) => [quote(text), text] as const
  return [
    atLeast(1, `${substrings.length} substrings equal grep`, await share(substrings.map(asPhrase))),
    atLeast(1, `${plain.length} unquoted runs of 1–3 Han equal grep`, await share(plain)),
    atLeast(1, `${phrases.length} quoted phrases equal grep`, await share(phrases.map(asPhrase))),
    atLeast(
      SAME_SCRIPTS,
      `${converted.length} traditional phrases find the same`,
      sameScripts / converted.length,
    ),
  ]
}

/** Matches alone, all of them, without passages. */
function requestFor(q: string): SearchRequest {
  const { plan } = planQuery(parseQuery(q), {
    strict: false,
    ignorePunctuation: false,
    fields: ['title', 'body'],
  })
  const filters = { include: {}, exclude: {}, from: null, to: null, onThisDay: null }
  const limit = Number.MAX_SAFE_INTEGER
  return {
    plan,
    filters,
    sort: 'newest',
    offset: 0,
    limit,
    group: false,
    near: null,
    nearLimit: 0,
    facets: [],
    histogram: null,
  }
}

function linesOf(story: Story): string[] {
  const { title, body } = foldArticle(story.title, story.body.split('\n'))
  return [title, ...body.split('\n')]
}

/** Stretches of 1 to 12 characters of folded titles and paragraphs, wherever they fall. */
function drawSubstrings(stories: readonly Story[], count: number, seed: number): string[] {
  const random = seeded(seed)
  const drawn: string[] = []
  while (drawn.length < count) {
    const lines = linesOf(stories[random(stories.length)] ?? { id: '', date: '', title: '', body: '' })
    const line = lines[random(lines.length)] ?? ''
    const at = random(Math.max(1, line.length))
    const text = line.slice(at, at + 1 + random(LONGEST))
    if (text.trim() !== '' && text.isWellFormed()) drawn.push(text)
  }
  return drawn
}

/** Two to four clauses' worth of running text: 6 to 30 characters from a clause's start. */
function drawPhrases(stories: readonly Story[], count: number, seed: number): string[] {
  const random = seeded(seed)
  const drawn: string[] = []
  while (drawn.length < count) {
    const lines = linesOf(stories[random(stories.length)] ?? { id: '', date: '', title: '', body: '' })
    const clauses = (lines[random(lines.length)] ?? '').split(/(?<=[,。;:、])/)
    const first = random(Math.max(1, clauses.length))
    const text = clauses
      .slice(first, first + 3)
      .join('')
      .slice(0, 6 + random(25))
    if (text.trim().length > 3 && text.isWellFormed()) drawn.push(text)
  }
  return drawn
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}

/** All folded texts in one string, for a grep that does not take all day. */
class Haystack {
  private readonly text: string
  private readonly starts: number[] = []
  private readonly ids: string[] = []

  constructor(stories: readonly Story[]) {
    let text = ''
    for (const story of stories) {
      this.starts.push(text.length)
      this.ids.push(story.id)
      text += `${linesOf(story).join('\n')}\n`
    }
    this.text = text
  }

  /** Stories that contain `text`. It never holds a line break, so it never spans two lines. */
  holding(text: string): Set<string> {
    const found = new Set<string>()
    let story = 0
    for (
      let at = this.text.indexOf(text);
      at >= 0;
      at = this.text.indexOf(text, this.starts[story] ?? this.text.length)
    ) {
      while (story < this.starts.length && (this.starts[story] ?? 0) <= at) story++
      found.add(this.ids[story - 1] ?? '')
      if (story >= this.starts.length) break
    }
    return found
  }
}
