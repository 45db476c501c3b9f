/**
 * `jiuwen search QUERY`: searches an indexed archive; one query from the command line or many from a file.
 */
import type { Command } from 'commander'
import { ArchiveError, printable } from '../errors.ts'
import {
  openSearch,
  type Search,
  type SearchAnswer,
  type SearchOptions,
  type SearchParams,
} from '../search/index.ts'
import { aliasFile, withAliasesOption, withDataOption } from './options.ts'
import { OLDER_INDEX, printing, printLine } from './output.ts'
import {
  DEFAULT_LIMIT,
  paramsOf,
  parseAsked,
  readFields,
  readLimit,
  readQueries,
  SORTS,
  TEXT_FIELDS,
} from './search-input.ts'

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
  const wanted = wantedOf(options)
  const search = await openSearch(options.data, { aliases: aliasFile(options.aliases) })
  if (!search.isCurrent) process.stderr.write(`${OLDER_INDEX}\n`)
  try {
    await printing(async () => {
      if (options.queries === undefined) {
        const answer = await search.search(params, wanted.options)
        return options.json ? printLine(JSON.stringify(withFields(answer, wanted.fields))) : print(answer)
      }
      for (const line of readQueries(options.queries)) await answerLine(search, params, line, wanted)
    })
  } finally {
    await search.close()
  }
}

/** What an answer should hold. */
interface Wanted {
  readonly options: SearchOptions
  /** Fields of a hit; null for all. */
  readonly fields: readonly string[] | null
}

function wantedOf(options: Options): Wanted {
  const fields = readFields(options.fields)
  return {
    fields,
    options: {
      limit: readLimit(options.limit),
      group: options.group ?? false,
      approximate: options.approximate ?? false,
      fragments: !fields || fields.some((field) => TEXT_FIELDS.has(field)),
      // Offers are for people and programs that look at one answer, not for thousands of queries in a row.
      help: options.queries === undefined,
    },
  }
}

async function answerLine(search: Search, base: SearchParams, line: string, wanted: Wanted): Promise<void> {
  const asked = parseAsked(line)
  const answer = await search.search(paramsOf(asked, base), wanted.options)
  await printLine(JSON.stringify({ id: asked.id, ...withFields(answer, wanted.fields) }))
}

/** The answer with the named fields of each hit alone. */
function withFields(answer: SearchAnswer, fields: Wanted['fields']): object {
  if (fields === null) return answer
  const hits = answer.hits.map((hit) =>
    Object.fromEntries(Object.entries(hit).filter(([name]) => fields.includes(name))),
  )
  return { ...answer, hits }
}

/** Lines for people. */
async function print(answer: SearchAnswer): Promise<void> {
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
  await printLine(lines.map(printable).join('\n'))
}
