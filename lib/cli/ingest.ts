/**
 * `jiuwen ingest [PATH…]`: reads documents into the store.
 */
import { join } from 'node:path'
import type { Command } from 'commander'
import { type IngestResult, ingest } from '../ingest/index.ts'
import { pathsOrArchive, withDataOption, withWorkersOption } from './options.ts'
import { eventLines, progressView } from './progress.ts'

interface IngestCommandOptions {
  readonly data: string
  readonly workers?: number
  readonly json?: boolean
}

/** Adds the command to the program. */
export function register(program: Command): void {
  const command = program
    .command('ingest')
    .description('read documents into the store; unchanged ones are not worked again')
    .argument('[paths...]', 'files and folders (default: archive/)')
    .option('--json', 'events as JSON lines on standard output instead of a progress bar')
  withWorkersOption(withDataOption(command)).action(run)
}

async function run(paths: string[], options: IngestCommandOptions): Promise<void> {
  const view = options.json ? eventLines() : progressView()
  const startedAt = new Date().toISOString()
  const chosen = pathsOrArchive(paths)
  try {
    const result = await ingest({
      paths: chosen,
      dataDir: options.data,
      startedAt,
      ...(options.workers ? { workers: options.workers } : {}),
      onEvent: (event) => view.show(event),
    })
    view.stop()
    if (options.json) process.stdout.write(`${JSON.stringify({ event: 'done', ...summaryOf(result) })}\n`)
    process.stderr.write(`${sentences(result, options.data)}\n`)
  } finally {
    view.stop()
  }
}

function summaryOf({ report, changed }: IngestResult) {
  const { documents, articles, duplicates, rejected, unchanged, vanished, reprintGroups, reprints, tookMs } =
    report
  return {
    changed,
    documents,
    articles,
    duplicates,
    rejected,
    unchanged,
    vanished,
    reprintGroups,
    reprints,
    tookMs,
  }
}

function sentences({ report, changed }: IngestResult, dataDir: string): string {
  const { documents, articles, duplicates, rejected, unchanged, vanished, tookMs } = report
  const { reprintGroups, reprints, refusedByCode } = report
  const why = refusedByCode.map(({ name, count }) => `${name} ${count}`).join(', ')
  return [
    `${articles} articles from ${documents} documents (${unchanged} unchanged, ${vanished} files gone) in ${(tookMs / 1000).toFixed(1)} s`,
    `${duplicates} exact copies; ${reprints} reprints in ${reprintGroups} groups; ${rejected} refused${why ? ` (${why})` : ''}`,
    `${changed ? 'the store is up to date' : 'the store has not changed'}; report: ${join(dataDir, 'reports', 'report.html')}`,
  ].join('\n')
}
