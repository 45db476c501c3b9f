/**
 * Searches that ask for as much as the query language lets them, made of an archive's own text by a seeded sampler:
 * its most frequent characters, pairs and words under every operator, up to every bound and beyond.
 */
import { seededRandom } from '../../search/engines/contract/archive.ts'
import { changed, EMPTY_SEARCH, type SearchParams } from '../../search/index.ts'
import { drawnSearches, type Setting } from './grammar.ts'

/** A search and the family it belongs to. */
export interface HostileQuery {
  readonly family: string
  readonly params: SearchParams
}

/** The archive's text, and the values that filters are made of. */
export interface Sample {
  readonly text: string
  readonly sources: readonly string[]
}

const HAN_RUN = /[\u4e00-\u9fff]{4,}/g
/** No quotation mark: it would end a phrase. */
const MARK = /[^\p{L}\p{N}\s"“”„]/gu
const OPERATORS = ['NEAR/1', 'NEAR/100', 'NEAR/1000', 'BEFORE/50', '同句', '同段'] as const

/** All searches; the same sample gives the same ones. */
export function hostileQueries({ text, sources }: Sample): HostileQuery[] {
  const made: HostileQuery[] = []
  const add = (family: string, q: string, change: Partial<SearchParams> = {}) =>
    made.push({ family, params: changed(EMPTY_SEARCH, { q, size: 100, ...change }) })
  const words = wordsIn(text)
  for (const q of alternatives(words)) add('alternatives', q)
  for (const q of nearness(words)) add('nearness', q)
  for (const q of wildcards(words)) add('wildcards', q)
  for (const q of exclusions(words)) add('exclusions', q)
  for (const q of longQueries(words)) add('length and repeats', q)
  for (const q of nested(words)) add('every operator nested', q)
  for (const [q, change] of settings(words, sources)) add('sorts, filters, groups, depth', q, change)
  for (const q of literals(words)) add('marks and odd characters', q)
  for (const q of manyMarks(words)) add('marks and odd characters', q)
  for (const [q, change] of drawnSearches(150, words, sources)) add('drawn from the grammar', q, change)
  return made
}

/** What the text is made of. */
export interface Words {
  /** Characters and pairs, the most frequent first. */
  readonly characters: readonly string[]
  readonly pairs: readonly string[]
  /** What is neither letter nor number nor space, the most frequent first. */
  readonly marks: readonly string[]
  /** Runs as they stand in the text. */
  readonly runs: readonly string[]
  /** The text without anything but Han. */
  readonly han: string
  readonly random: () => number
}

function wordsIn(text: string): Words {
  const characters = new Map<string, number>()
  const pairs = new Map<string, number>()
  const marks = new Map<string, number>()
  const runs = text.match(HAN_RUN) ?? []
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const run of runs) {
    for (let at = 0; at < run.length; at++) count(characters, run.charAt(at))
    for (let at = 0; at + 1 < run.length; at++) count(pairs, run.slice(at, at + 2))
  }
  for (const mark of text.match(MARK) ?? []) count(marks, mark)
  const frequent = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
  return {
    characters: frequent(characters),
    pairs: frequent(pairs),
    marks: frequent(marks),
    runs,
    han: runs.join(''),
    random: seededRandom(250),
  }
}

/** Every step-th of the first, and some drawn from all. */
function drawn(from: readonly string[], count: number, { random }: Words): string[] {
  return Array.from({ length: count }, () => from[Math.floor(random() ** 2 * from.length)] ?? '')
}

const group = (parts: readonly string[]) => `(${parts.join('|')})`
const quoted = (text: string) => `"${text}"`

function alternatives(words: Words): string[] {
  const { characters, pairs, runs } = words
  return [
    characters.slice(0, 32).join(' 或 '),
    pairs.slice(0, 32).join(' 或 '),
    drawn(characters, 40, words).join('|'),
    drawn(pairs, 40, words).join('|'),
    runs.slice(0, 32).map(quoted).join(' OR '),
    runs
      .slice(0, 40)
      .map((run) => run.slice(0, 3))
      .join(' 或 '),
    `${group(characters.slice(0, 16))} ${group(characters.slice(16, 32))}`,
    `${group(pairs.slice(0, 16))} ${group(pairs.slice(16, 32))}`,
    characters
      .slice(0, 32)
      .map((c) => `标题:${c}`)
      .join('|'),
    characters
      .slice(0, 16)
      .map((c, n) => `${c}*${characters[31 - n]}`)
      .join('|'),
  ]
}

function nearness(words: Words): string[] {
  const { characters, pairs } = words
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = characters
  const [p = '', q = '', r = '', s = ''] = pairs
  const [x = '', y = ''] = drawn(characters.slice(200), 2, words)
  return OPERATORS.flatMap((operator) => [
    `${a} ${operator} ${b}`,
    `(${a}|${b}) ${operator} (${c}|${d})`,
    `(${a}|${b}|${c}|${d}) ${operator} ${e}`,
    `(${p}|${q}) ${operator} (${r}|${s})`,
    `${x} ${operator} ${y}`,
    `${a} ${operator} ${x}`,
    `${a}*${b} ${operator} ${c}*${d}`,
    `${a} ${operator} ${b} ${operator} ${c} ${operator} ${d} ${operator} ${e} ${operator} ${f}`,
    characters.slice(0, 32).join(` ${operator} `),
    `(${a}|${b}) ${operator} (${c}|${d}) ${operator} (${e}|${f}) ${operator} (${p}|${q})`,
    `(${a}?${b}|${c}*${d}) ${operator} (${e}?${f}|${p}*${q})`,
  ])
}

function wildcards(words: Words): string[] {
  const { characters, pairs } = words
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = characters
  return [
    `?${a}?${b}?`,
    `${a}*${b}*${c}*${d}`,
    `${a}?${b}?${c}`,
    `${a}${'?'.repeat(8)}${b}`,
    `${a}*${b}*${c}*${d}*${e}*${f}*${g}`,
    [a, b, c, d, e, f, g].map((x) => `?${x}`).join(''),
    `*${a}*`,
    `??${a}`,
    characters
      .slice(0, 14)
      .map((x) => `${x}*${a}`)
      .join(' '),
    pairs
      .slice(0, 8)
      .map((x, n) => `${x}*${characters[n]}`)
      .join(' 或 '),
    `-${a}?${b} -${c}*${d} -?${e}?`,
    `标题:${a}*${b}`,
    '*',
    '????',
    '?的?',
  ]
}

function exclusions({ characters, pairs, runs }: Words): string[] {
  return [
    `-${characters[0]}`,
    `非 ${group(characters.slice(0, 30))}`,
    pairs
      .slice(0, 32)
      .map((pair) => `-${pair}`)
      .join(' '),
    characters
      .slice(300, 332)
      .map((c) => `-${c}`)
      .join(' '),
    runs
      .slice(0, 8)
      .map((run) => `-${quoted(run)}`)
      .join(' '),
    `-(${characters[0]} NEAR/100 ${characters[1]})`,
    `-(${characters[0]} 同句 ${characters[1]}) -(${characters[2]} 同段 ${characters[3]})`,
    `-${characters[0]}*${characters[1]}`,
    `-标题:${characters[0]}`,
    '-"。"',
    '-"," -"."',
  ]
}

function longQueries(words: Words): string[] {
  const { han, characters, pairs, runs } = words
  const long = han.slice(0, 100)
  return [
    long,
    quoted(long),
    han.slice(0, 10_000),
    quoted(han.slice(0, 10_000)),
    (long.match(/../gu) ?? []).join(' 或 '),
    (long.match(/../gu) ?? []).join(' '),
    (long.match(/.../gu) ?? []).join(' '),
    Array.from(long).join(' '),
    drawn(runs, 30, words).join(' '),
    (characters[0] ?? '').repeat(50_000),
    quoted((characters[0] ?? '').repeat(50_000)),
    (pairs[0] ?? '').repeat(50_000),
    `${pairs[0]} `.repeat(50_000),
    `${pairs[0]} OR `.repeat(50_000),
    `${pairs[0]} NEAR/5 `.repeat(50_000),
    '('.repeat(50_000),
    `${'('.repeat(50_000)}${pairs[0]}${')'.repeat(50_000)}`,
    '"'.repeat(50_000),
    '-'.repeat(50_000),
    '?'.repeat(50_000),
    `${characters[0]}*`.repeat(50_000),
    `标题:`.repeat(50_000),
    `${'NOT '.repeat(50_000)}${pairs[0]}`,
    '1'.repeat(10_000),
    'a'.repeat(10_000),
    '1 '.repeat(50_000),
    '，'.repeat(10_000),
    ' '.repeat(50_000),
  ]
}

/** Trees as deep as they are read, of everything at once. */
function nested(words: Words): string[] {
  const { characters, pairs, random } = words
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const leaf = (): string => {
    const character = pick(characters.slice(0, 24))
    const pair = pick(pairs.slice(0, 40))
    return pick([
      character,
      pair,
      quoted(pair + character),
      `${character}*${pick(characters.slice(0, 24))}`,
      `?${character}`,
      `标题:${character}`,
      `正文:${pair}`,
      `来源:${character}`,
      '日期:2015..2023',
      `(${character} ${pick(OPERATORS)} ${pick(characters.slice(0, 24))})`,
      `(${character}|${pair}) ${pick(OPERATORS)} (${pick(pairs.slice(0, 40))}|${pick(characters.slice(0, 24))})`,
    ])
  }
  const tree = (depth: number): string =>
    depth === 0
      ? leaf()
      : pick([
          () => `(${tree(depth - 1)} ${leaf()})`,
          () => `(${tree(depth - 1)} OR ${tree(Math.max(depth - 2, 0))})`,
          () => `(${leaf()} OR -${tree(depth - 1)})`,
          () => `-(${tree(depth - 1)} ${leaf()})`,
        ])()
  return Array.from({ length: 40 }, (_, n) => tree(2 + (n % 17)))
}

function settings(words: Words, sources: readonly string[]): Setting[] {
  const { characters, pairs, runs } = words
  const [a = '', b = ''] = characters
  const dear = `(${a}|${b}) 同段 (${characters[2]}|${characters[3]})`
  const queries = ['', a, `-${a}`, `${pairs[0]} OR ${pairs[1]}`, dear]
  const none = EMPTY_SEARCH.include
  const changes: Partial<SearchParams>[] = [
    { sort: 'newest' },
    { sort: 'oldest' },
    { group: true },
    { group: true, sort: 'oldest', page: 150 },
    { page: 200 },
    { page: 1_000_000 },
    { strict: true },
    { ignorePunctuation: true },
    { field: 'title' },
    { from: '2010', to: '2024-06' },
    { onThisDay: '10-01' },
    { include: { ...none, source: sources } },
    { exclude: { ...none, source: sources.slice(0, 30) } },
    { include: { ...none, source: sources.slice(0, 2), lang: ['zh-Hans'] }, from: '1990', group: true },
  ]
  const empty = [
    runs
      .slice(0, 20)
      .map((run) => run.slice(0, 4))
      .join(' '),
    `${dear} 标题:${quoted(runs[5] ?? '')} ${quoted(runs[7] ?? '')}`,
    quoted(Array.from(runs.slice(0, 9).join('')).reverse().join('')),
  ]
  return [
    ...queries.flatMap((q) => changes.map((change): Setting => [q, change])),
    ...empty.flatMap((q) => changes.slice(6).map((change): Setting => [q, change])),
    [long(characters), { ignorePunctuation: true }],
    [`${quoted(long(pairs))}`, { ignorePunctuation: true, strict: true }],
    [characters.slice(0, 32).join(' 或 '), { ignorePunctuation: true, strict: true }],
    [pairs.slice(0, 32).join(' 或 '), { ignorePunctuation: true, strict: true }],
    [
      runs
        .slice(0, 32)
        .map((run) => quoted(run.slice(0, 3)))
        .join(' OR '),
      { ignorePunctuation: true },
    ],
  ]
}

const long = (pieces: readonly string[]) => pieces.join('').slice(0, 100)

function literals({ characters }: Words): string[] {
  return [
    '"，"',
    '"。"',
    '"的，"',
    '"1"',
    '"a"',
    'e',
    '1',
    '2',
    '"1" 同句 "2"',
    '"，" NEAR/10 "。"',
    '("，"|"。") 同段 ("、"|"”")',
    `"，"|"。"|"、"|"“"|"”"|"的"`,
    '"\ud842"',
    '\ud842 \udfb7',
    '𠮷',
    '三\u200b峡',
    'AND OR NOT AND',
    '.*(a+)+$^[]{}|\\',
    '２０２１年 或 二〇二一年 或 2021年',
    `${characters[0]}\u0000${characters[1]}`,
  ]
}

/** Phrases that no posting decides, as many as are searched. */
function manyMarks({ characters, marks }: Words): string[] {
  const some = characters.slice(0, 30)
  return [
    marks.slice(0, 32).map(quoted).join('|'),
    marks.slice(8, 40).map(quoted).join('|'),
    marks.slice(-32).map(quoted).join('|'),
    marks.slice(0, 32).map(quoted).join(' '),
    marks
      .slice(0, 32)
      .map((mark) => `-${quoted(mark)}`)
      .join(' '),
    some.map((c) => quoted(`${c}，`)).join('|'),
    some.map((c) => quoted(`，${c}`)).join(' '),
    some.map((c, n) => quoted(`${c}、${characters[n + 1]}`)).join('|'),
  ]
}
