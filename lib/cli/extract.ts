/**
 * `jiuwen extract PATH… --jsonl`: the whole pipeline without storing, one line a document.
 */
import type { Command } from 'commander'
import { printable } from '../errors.ts'
import { type ExtractedDocument, extractDocuments } from '../ingest/index.ts'
import { withWorkersOption } from './options.ts'
import { printing, printLine } from './output.ts'
import { progressView } from './progress.ts'
import { articleRow, type DocumentRow, otherRow } from './rows.ts'

/** Adds the command to the program. */
export function register(program: Command): void {
  const command = program
    .command('extract')
    .description('run documents through the pipeline without storing them')
    .argument('<paths...>', 'files and folders')
    .option('--jsonl', 'one JSON object a line')
  withWorkersOption(command).action(run)
}

async function run(paths: string[], options: { jsonl?: boolean; workers?: number }): Promise<void> {
  const view = progressView()
  const { workers } = options
  await printing(async () => {
    try {
      const onEvent = view.show
      for await (const document of extractDocuments({ paths, onEvent, ...(workers ? { workers } : {}) })) {
        view.stop()
        const row = rowOf(document)
        await printLine(options.jsonl ? JSON.stringify(row) : textOf(row))
      }
    } finally {
      view.stop()
    }
  })
}

function rowOf({ entry, article }: ExtractedDocument): DocumentRow {
  if (article) return articleRow(article, entry.capturedUrl)
  const { file, capturedUrl: url, title, charset: encoding, refusal } = entry
  if (entry.status === 'duplicate') return otherRow({ file, url, status: 'duplicate' })
  const { reason, removals } = refusal ?? { reason: null, removals: [] }
  return otherRow({ file, url, status: 'rejected', reason, title, removals, encoding })
}

/** For people. */
function textOf(row: DocumentRow): string {
  const head = printable(row.file)
  if (row.status === 'duplicate') return `${head}：与另一份文档完全相同\n`
  if (row.status === 'rejected') return `${head}：未收入。${row.reason}\n`
  const facts = [row.source, row.publishedAt, row.authors.join('、'), row.encoding]
    .filter(Boolean)
    .join(' · ')
  return `${head}\n《${row.title}》\n${facts}\n\n${row.body}\n`
}
