/**
 * The offset table: where each article's line stands in which shard. Fixed rows in the order of ids, so that one
 * article is found by bisection without loading anything else.
 *
 * Row of 32 bytes, little-endian: id (16 ASCII bytes), shard (u32), offset in the shard (u64), length (u32).
 */

const ROW_BYTES = 32
const ID_BYTES = 16

/** An id as this store makes them: sixteen characters of lower-case base32. */
export const ID_PATTERN = /^[a-z2-7]{16}$/

/** Where an article's line stands, without its line end. */
export interface Place {
  readonly shard: number
  /** In bytes from the start of the shard. */
  readonly offset: number
  /** In bytes. */
  readonly length: number
}

/** Packs rows that are already in the order of their ids. */
export function packOffsets(rows: readonly (Place & { readonly id: string })[]): Buffer {
  const table = Buffer.alloc(rows.length * ROW_BYTES)
  rows.forEach((row, index) => {
    const at = index * ROW_BYTES
    table.write(row.id, at, ID_BYTES, 'latin1')
    table.writeUInt32LE(row.shard, at + 16)
    table.writeBigUInt64LE(BigInt(row.offset), at + 20)
    table.writeUInt32LE(row.length, at + 28)
  })
  return table
}

/** How many rows a packed table has. */
export function rowCount(table: Buffer): number {
  return Math.floor(table.length / ROW_BYTES)
}

/** The place in row `index`, which must lie inside the table. */
export function placeAt(table: Buffer, index: number): Place {
  const at = index * ROW_BYTES
  return {
    shard: table.readUInt32LE(at + 16),
    offset: table.readUInt32LE(at + 20) + table.readUInt32LE(at + 24) * 2 ** 32,
    length: table.readUInt32LE(at + 28),
  }
}

/** Row of an id by bisection, or -1. Any string may be asked for. */
export function findRow(table: Buffer, id: string): number {
  if (!ID_PATTERN.test(id)) return -1
  let low = 0
  let high = rowCount(table) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const order = compareId(id, table, middle * ROW_BYTES)
    if (order === 0) return middle
    if (order > 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Negative where `id` stands before that of the row at `at`: ids are digests, so mostly their first characters tell. */
function compareId(id: string, table: Buffer, at: number): number {
  for (let i = 0; i < ID_BYTES; i++) {
    const difference = id.charCodeAt(i) - (table[at + i] as number)
    if (difference !== 0) return difference
  }
  return 0
}
