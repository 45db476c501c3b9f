/**
 * `jiuwen articles --jsonl`: everything in the store, one line a document, refused ones and copies too.
 */
import type { Command } from 'commander'
import { openStore, type StoreRecord } from '../store/index.ts'
import { withDataOption } from './options.ts'
import { printing, printLine } from './output.ts'
import { articleRow, type DocumentRow, otherRow } from './rows.ts'

/** Adds the command to the program. */
export function register(program: Command): void {
  const command = program
    .command('articles')
    .description('print everything in the store')
    .option('--jsonl', 'one JSON object a line')
  withDataOption(command).action(run)
}

async function run(options: { jsonl?: boolean; data: string }): Promise<void> {
  const store = openStore(options.data)
  try {
    await printing(async () => {
      for (const record of store.records()) {
        const row = rowOf(record)
        const line = options.jsonl
          ? JSON.stringify(row)
          : `${row.id ?? row.status}\t${row.title ?? ''}\t${row.file}`
        await printLine(line)
      }
    })
  } finally {
    store.close()
  }
}

/** A line of the store: the fields of `extract`, and what only the whole archive can tell. */
interface StoreRow extends DocumentRow {
  readonly id: string | null
  /** Id of the copy that is kept. */
  readonly duplicateOf: string | null
  /** Equal for reprints of one story. */
  readonly clusterId: string | null
}

function rowOf(record: StoreRecord): StoreRow {
  if (record.status === 'ok') {
    const { id, clusterId } = record.article
    return { ...articleRow(record.article, record.capturedUrl), id, duplicateOf: null, clusterId }
  }
  const { file, capturedUrl: url } = record
  if (record.status === 'duplicate') {
    const { id, duplicateOf } = record
    return { ...otherRow({ file, url, status: 'duplicate' }), id, duplicateOf, clusterId: null }
  }
  const { reason, title, removals, charset: encoding } = record
  const row = otherRow({ file, url, status: 'rejected', reason, title, removals, encoding })
  return { ...row, id: null, duplicateOf: null, clusterId: null }
}
