/**
 * `jiuwen search QUERY`: searches an indexed archive; one query from the command line or many from a file.
 */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { ArchiveError, printable } from '../errors.ts'
import {
  changed,
  EMPTY_SEARCH,
  openSearch,
  readPeriod,
  type Search,
  type SearchAnswer,
  type SearchParams,
} from '../search/index.ts'
import { aliasFile, withAliasesOption, withDataOption } from './options.ts'
import { printing, printLine } from './output.ts'

interface Options {
  readonly data: string
  readonly source?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly sort?: string
  readonly limit?: string
  readonly json?: boolean
  readonly group?: boolean
  readonly approximate?: boolean
  readonly strict?: boolean
  readonly fields?: string
  readonly queries?: string
  readonly aliases?: string
}

const DEFAULT_LIMIT = 20
const SORTS = ['relevance', 'newest', 'oldest'] as const

/** Adds the command. */
export function register(program: Command): void {
  const command = program
    .command('search')
    .description('search the archive')
    .argument('[query...]', 'what to search for; see the syntax page of the site')
  withAliasesOption(withDataOption(command))
    .option(
      '--source <name>',
      'only this source (may be given again)',
      (name: string, all: readonly string[] = []) => [...all, name],
    )
    .option('--from <date>', 'published on or after: 2021, 2021-05 or 2021-05-07')
    .option('--to <date>', 'published on or before')
    .option('--sort <order>', `${SORTS.join(', ')}; relevance where there is a query`)
    .option('--limit <n>', `hits to give (${DEFAULT_LIMIT})`)
    .option('--json', 'one JSON object instead of lines for people')
    .option('--group', 'fold reprints')
    .option('--approximate', 'near matches behind the match set where it is small')
    .option('--strict', 'tell simplified and traditional characters apart')
    .option('--fields <names>', 'fields of a hit to give, by commas: id,title')
    .option(
      '--queries <file>',
      'answer a JSONL of {id, q, source?, from?, to?, sort?}, a line each; - is standard input',
    )
    // -北京 is a query, not an option.
    .allowUnknownOption()
    .action((words: string[], options: Options) => run(queryOf(words), options))
}

/** The words of the query; one that looks like an option of ours that does not exist is a slip. */
function queryOf(words: readonly string[]): string {
  const slip = words.find((word) => /^--[a-z]/.test(word))
  if (slip !== undefined) throw new ArchiveError('usage', `there is no option ${printable(slip)}`)
  return words.join(' ')
}

async function run(query: string, options: Options): Promise<void> {
  const params = paramsOf({ ...options, q: query })
  const limit = readLimit(options.limit)
  const search = await openSearch(options.data, { aliases: aliasFile(options.aliases) })
  try {
    await printing(async () => {
      if (options.queries === undefined) await print(await answerTo(search, params, limit, options), options)
      else
        for (const line of readQueries(options.queries))
          await answerLine(search, params, line, limit, options)
    })
  } finally {
    await search.close()
  }
}

/** One line of a file of queries. */
interface Asked {
  readonly id?: unknown
  readonly q?: unknown
  readonly source?: unknown
  readonly from?: unknown
  readonly to?: unknown
  readonly sort?: unknown
  readonly strict?: unknown
}

function paramsOf(asked: Asked, base: SearchParams = EMPTY_SEARCH): SearchParams {
  const sources = asked.source === undefined ? [] : [asked.source].flat().map(String)
  return changed(base, {
    q: asked.q === undefined ? base.q : String(asked.q).trim(),
    include: sources.length > 0 ? { ...base.include, source: sources } : base.include,
    from: asked.from === undefined ? base.from : readDate(String(asked.from)),
    to: asked.to === undefined ? base.to : readDate(String(asked.to)),
    sort: asked.sort === undefined ? base.sort : readSort(String(asked.sort)),
    strict: asked.strict === undefined ? base.strict : asked.strict === true,
  })
}

function readDate(typed: string): string {
  const period = readPeriod(typed)
  if (period === null)
    throw new ArchiveError('usage', `${printable(typed)} is no date: write 2021, 2021-05 or 2021-05-07`)
  return period
}

function readSort(typed: string): SearchParams['sort'] {
  const sort = SORTS.find((name) => name === typed)
  if (!sort) throw new ArchiveError('usage', `there is no order called ${printable(typed)}`)
  return sort
}

function readLimit(typed: string | undefined): number {
  if (typed === undefined) return DEFAULT_LIMIT
  if (!/^\d{1,9}$/.test(typed)) throw new ArchiveError('usage', `the limit ${printable(typed)} is no number`)
  return Number(typed)
}

function readQueries(file: string): string[] {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n')
      .filter((line) => line.trim())
  } catch (cause) {
    throw new ArchiveError('input-missing', 'the queries cannot be read', { file, cause })
  }
}

function parseAsked(line: string): Asked {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new ArchiveError('usage', `a line of the queries is no JSON object: ${printable(line.slice(0, 80))}`)
}

async function answerLine(
  search: Search,
  base: SearchParams,
  line: string,
  limit: number,
  options: Options,
): Promise<void> {
  const asked = parseAsked(line)
  const answer = await answerTo(search, paramsOf(asked, base), limit, options)
  await printLine(JSON.stringify({ id: asked.id, ...withFields(answer, options.fields) }))
}

async function answerTo(
  search: Search,
  params: SearchParams,
  limit: number,
  options: Options,
): Promise<SearchAnswer> {
  const fields = options.fields?.split(',')
  const needsText = !fields || fields.some((field) => ['fragments', 'titleRanges', 'matches'].includes(field))
  return search.search(params, {
    limit,
    group: options.group ?? false,
    approximate: options.approximate ?? false,
    fragments: needsText,
    // Offers are for people and programs that look at one answer, not for thousands of queries in a row.
    help: options.queries === undefined,
  })
}

/** The answer with the named fields of each hit alone. */
function withFields(answer: SearchAnswer, names: string | undefined): object {
  if (names === undefined) return answer
  const wanted = new Set(names.split(',').map((name) => name.trim()))
  const hits = answer.hits.map((hit) =>
    Object.fromEntries(Object.entries(hit).filter(([key]) => wanted.has(key))),
  )
  return { ...answer, hits }
}

async function print(answer: SearchAnswer, options: Options): Promise<void> {
  if (options.json) return printLine(JSON.stringify(withFields(answer, options.fields)))
  const lines = [`${answer.parsed.words}：${answer.total} 条（${answer.groups} 组），${answer.took_ms} 毫秒`]
  for (const { message, span } of answer.parsed.problems) lines.push(`! 第 ${span.start + 1} 字：${message}`)
  for (const hit of answer.hits) {
    const near = hit.tier === 'near' ? '[近似] ' : ''
    lines.push(
      '',
      `${near}${hit.title}`,
      `  ${hit.source ?? '来源不详'} · ${hit.published ?? '日期不详'} · ${hit.id}`,
    )
    for (const fragment of hit.fragments)
      lines.push(`  ${fragment.cutBefore ? '…' : ''}${fragment.text}${fragment.cutAfter ? '…' : ''}`)
  }
  // Where nothing was found, the offers stand among the ways out.
  const leads = answer.total === 0 ? answer.ways : answer.offers
  for (const { words, count } of leads) lines.push('', `${words} → ${count} 条`)
  process.stdout.write(`${lines.map(printable).join('\n')}\n`)
}
