/**
 * Columns as sections of the index file, and back.
 */
import type { Ids, Numbers, StoredColumns, ValueColumn, ValueField } from '../columns/columns.ts'
import type { IndexFacts } from './facts.ts'
import type { SectionFile, SectionWriter } from './section-file.ts'

const VALUE_FIELDS: readonly ValueField[] = ['source', 'section', 'author', 'charset', 'lang', 'tag']
const EMPTY = new Uint8Array(0)

/** Writes everything but the values themselves, which are facts of the header. */
export function addColumns(writer: SectionWriter, stored: StoredColumns): void {
  for (const field of VALUE_FIELDS) {
    const { codes, starts } = stored.fields[field]
    writer.add(`${field}.codes`, codes)
    if (starts) writer.add(`${field}.starts`, starts)
  }
  writer.add('day', stored.day)
  writer.add('minute', stored.minute)
  writer.add('cluster', stored.cluster)
  addIds(writer, stored.ids)
}

const MULTIPLE: ReadonlySet<ValueField> = new Set(['author', 'tag'])

/** Reads what {@link addColumns} wrote. */
export function readColumns(file: SectionFile, facts: IndexFacts): StoredColumns {
  const fields = VALUE_FIELDS.map((field): [ValueField, ValueColumn] => [
    field,
    {
      values: facts.values[field],
      codes: file.numbers(`${field}.codes`),
      starts: MULTIPLE.has(field) ? file.numbers(`${field}.starts`) : null,
    },
  ])
  return {
    ids: readIds(file, facts.articles),
    fields: Object.fromEntries(fields) as StoredColumns['fields'],
    days: facts.days,
    day: file.numbers('day'),
    minute: file.numbers('minute'),
    cluster: file.numbers('cluster'),
    clusters: facts.clusters,
  }
}

/** Ids end to end; where all are equally long, as the store's are, their places need not be written down. */
function addIds(writer: SectionWriter, ids: Ids): void {
  const all = Array.from({ length: ids.size }, (_, doc) => Buffer.from(ids.at(doc)))
  const width = all[0]?.length ?? 0
  const even = all.every((id) => id.length === width)
  let end = 0
  const ends = even ? EMPTY : Uint32Array.from(all, (id) => (end += id.length))
  writer.add('ids', Buffer.concat(all))
  writer.add('ids.ends', ends)
  writer.add('ids.order', ids.order ?? EMPTY)
}

function readIds(file: SectionFile, size: number): Ids {
  const bytes = file.bytes('ids')
  const ends = file.numbers('ids.ends')
  const order: Numbers = file.numbers('ids.order')
  const width = size > 0 ? bytes.length / size : 0
  const at =
    ends.length > 0
      ? (doc: number) => bytes.toString('utf8', ends[doc - 1] ?? 0, ends[doc])
      : (doc: number) => bytes.toString('utf8', doc * width, doc * width + width)
  return { size, at, order: order.length > 0 ? order : null }
}
