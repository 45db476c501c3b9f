/**
 * Suggestions while typing: sources, frequent terms and titles; letters reach Chinese by pinyin, whole or initials.
 *
 * The file is read when the index is opened and unpacked when first asked. A few ten thousand entries are looked
 * through for each keystroke, most frequent first, until there are enough: about a millisecond.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ArchiveError } from '../../errors.ts'
import { foldLine } from '../../text/index.ts'
import { soundAlike, spelledBy, spells } from '../pinyin/pinyin.ts'
import { SUGGEST_FILE, type SuggestData } from './side-data.ts'

/** One line offered below the search box. */
export interface Suggestion {
  readonly kind: 'source' | 'term' | 'title'
  readonly text: string
  /** Articles of the source, titles with the term; null for titles. */
  readonly count: number | null
  /** The article of a title; null otherwise. */
  readonly id: string | null
}

/** What an open archive suggests. */
export interface Suggestions {
  /** What `typed` may become: entries that start with it, then titles that hold it. At most `limit`. */
  complete(typed: string, limit: number): readonly Suggestion[]
  /** Frequent terms that sound like a folded run, or that its letters spell, most frequent first. */
  homophones(run: string): readonly string[]
}

/** Typed text longer than this is no beginning of anything. */
const MAX_TYPED = 40
const MAX_HOMOPHONES = 3

/**
 * Reads the suggestions of an index.
 *
 * @throws ArchiveError `index-damaged` where the file is missing; a broken one when first asked.
 */
export function readSuggestions(folder: string): Suggestions {
  const path = join(folder, SUGGEST_FILE)
  let packed: Uint8Array
  try {
    packed = readFileSync(path)
  } catch (cause) {
    throw new ArchiveError('index-damaged', 'the suggestions cannot be read', { file: path, cause })
  }
  let entries: Entries | null = null
  const open = () => {
    entries ??= unpack(packed, path)
    return entries
  }
  return {
    complete: (typed, limit) => complete(open(), typed, limit),
    homophones: (run) => homophones(open().terms, run),
  }
}

interface Entry {
  readonly folded: string
  readonly suggestion: Suggestion
}

interface Entries {
  /** Sources and terms by frequency, then titles, newest first. */
  readonly all: readonly Entry[]
  readonly terms: readonly Entry[]
}

function unpack(packed: Uint8Array, path: string): Entries {
  try {
    return entriesOf(JSON.parse(gunzipSync(packed).toString('utf8')) as SuggestData)
  } catch (cause) {
    throw new ArchiveError('index-damaged', 'the suggestions are damaged', { file: path, cause })
  }
}

function entriesOf({ sources, terms, titles }: SuggestData): Entries {
  const entry = (kind: Suggestion['kind'], text: string, count: number | null, id: string | null): Entry => ({
    folded: foldLine(text),
    suggestion: { kind, text, count, id },
  })
  const termEntries = terms.map(([text, count]) => entry('term', text, count, null))
  const named = [...sources.map(([text, count]) => entry('source', text, count, null)), ...termEntries]
  const byCount = named.sort((a, b) => (b.suggestion.count ?? 0) - (a.suggestion.count ?? 0))
  return {
    all: [...byCount, ...titles.map(([text, id]) => entry('title', text, null, id))],
    terms: termEntries,
  }
}

function complete({ all }: Entries, typed: string, limit: number): Suggestion[] {
  const prefix = foldLine(typed)
  if (prefix === '' || prefix.length > MAX_TYPED || limit <= 0) return []
  const letters = /^[a-zü'’ ]+$/.test(prefix) ? lettersOf(prefix) : ''
  const tests: readonly ((folded: string) => boolean)[] = [
    (folded) => folded.startsWith(prefix),
    letters ? (folded) => spells(letters, folded) : (folded) => folded.includes(prefix),
  ]
  const found = new Map<string, Suggestion>()
  for (const test of tests)
    for (const { folded, suggestion } of all) {
      if (found.size >= limit) return [...found.values()]
      if (folded !== prefix && !found.has(folded) && test(folded)) found.set(folded, suggestion)
    }
  return [...found.values()]
}

/** Typed pinyin: spaces part syllables as apostrophes do, and keyboards write ü as v. */
function lettersOf(typed: string): string {
  return typed
    .replaceAll('ü', 'v')
    .replace(/['’ ]+/g, "'")
    .replace(/^'|'$/g, '')
}

function homophones(terms: readonly Entry[], run: string): string[] {
  const found: string[] = []
  if (run.length < 2) return found
  const soundsOf = /^[a-z]+$/.test(run)
    ? (folded: string) => spelledBy(run, folded)
    : (folded: string) => (folded.length === run.length && soundAlike(folded, run) ? folded : null)
  for (const { folded } of terms) {
    const other = soundsOf(folded)
    if (other === null || other === run || found.includes(other)) continue
    found.push(other)
    if (found.length === MAX_HOMOPHONES) break
  }
  return found
}
