/**
 * The ledger: when an article was first seen, and what became of ids that no longer name one. Links that people
 * saved keep working because of it.
 *
 * `.data/ledger.jsonl` only grows, one event a line. It is not derived: lost, it starts anew with ingest times of
 * that day and without the old redirects. A line cut short by a kill is dropped before the next one is written.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asUnwritable, writeFully } from './atomic.ts'
import type { Forward } from './types.ts'

/** What the ledger knows of one id. */
export interface LedgerEntry {
  /** ISO moment of the ingest that first gave the id. */
  readonly firstSeen: string
  readonly file: string
  readonly sha256: string
  /** Null while the id names an article. */
  readonly forward: Forward | null
}

type Event =
  | {
      readonly event: 'seen'
      readonly id: string
      readonly at: string
      readonly file: string
      readonly sha256: string
    }
  | { readonly event: 'moved'; readonly id: string; readonly at: string; readonly to: string }
  | { readonly event: 'gone'; readonly id: string; readonly at: string }
  | { readonly event: 'back'; readonly id: string; readonly at: string }

/** A document that is in the store now. */
export interface LiveDocument {
  readonly id: string
  readonly file: string
  readonly sha256: string
}

const ledgerPath = (dataDir: string) => join(dataDir, 'ledger.jsonl')

/** Everything the ledger says, by id; empty where there is none. Lines that are no events are passed over. */
export function readLedger(dataDir: string): Map<string, LedgerEntry> {
  const entries = new Map<string, LedgerEntry>()
  const path = ledgerPath(dataDir)
  if (!existsSync(path)) return entries
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const event = parseEvent(line)
    if (event) apply(entries, event)
  }
  return entries
}

/** Size and time of the ledger, to notice that it changed; null where there is none. */
export function ledgerStamp(dataDir: string): string | null {
  const stat = statSync(ledgerPath(dataDir), { throwIfNoEntry: false })
  return stat ? `${stat.size}:${stat.mtimeMs}` : null
}

/**
 * Brings the ledger up to what the store now holds: new ids are noted, lost ones forwarded to where their bytes,
 * or else the file they came from, are now, or marked as gone.
 *
 * @param live - The articles of the store.
 * @param merged - Ids that were given up because their document is now a copy of another, with that other's id.
 * @param at - ISO moment of this ingest.
 * @returns How many events were written.
 * @throws ArchiveError `store-unwritable`.
 */
export function updateLedger(
  dataDir: string,
  live: readonly LiveDocument[],
  merged: ReadonlyMap<string, string>,
  at: string,
): number {
  try {
    const events = newsFor(readLedger(dataDir), live, merged, at)
    append(ledgerPath(dataDir), events)
    return events.length
  } catch (error) {
    throw asUnwritable(error, dataDir)
  }
}

/** What a ledger does not know yet. */
function newsFor(
  known: ReadonlyMap<string, LedgerEntry>,
  live: readonly LiveDocument[],
  merged: ReadonlyMap<string, string>,
  at: string,
): Event[] {
  const liveIds = new Set(live.map((document) => document.id))
  const events: Event[] = []
  for (const { id, file, sha256 } of live) {
    const entry = known.get(id)
    if (!entry) events.push({ event: 'seen', id, at, file, sha256 })
    else if (entry.forward) events.push({ event: 'back', id, at })
  }
  const places = placesOf(live)
  for (const [id, { sha256, file, forward }] of known) {
    if (liveIds.has(id)) continue
    const to = merged.get(id) ?? places.get(sha256) ?? places.get(`file:${file}`)
    if (!to && forward?.kind !== 'gone') events.push({ event: 'gone', id, at })
    if (to && !(forward?.kind === 'moved' && forward.to === to)) events.push({ event: 'moved', id, at, to })
  }
  return events
}

/** Where bytes and files are now. Files and bytes that hold several articles say nothing about one of them. */
function placesOf(live: readonly LiveDocument[]): Map<string, string> {
  const places = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const document of live) {
    for (const key of [document.sha256, `file:${document.file}`]) {
      if (places.has(key)) ambiguous.add(key)
      places.set(key, document.id)
    }
  }
  for (const key of ambiguous) places.delete(key)
  return places
}

function append(path: string, events: readonly Event[]): void {
  if (events.length === 0) return
  const fd = openSync(path, 'a+')
  try {
    const text = readFileSync(path)
    if (text.length > 0 && text.at(-1) !== 0x0a) ftruncateSync(fd, text.lastIndexOf(0x0a) + 1)
    writeFully(fd, Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join('')))
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function apply(entries: Map<string, LedgerEntry>, event: Event): void {
  const entry = entries.get(event.id)
  if (event.event === 'seen') {
    const { id, at, file, sha256 } = event
    if (!entry) entries.set(id, { firstSeen: at, file, sha256, forward: null })
  } else if (entry) {
    entries.set(event.id, { ...entry, forward: forwardOf(event) })
  }
}

function forwardOf(event: Exclude<Event, { event: 'seen' }>): Forward | null {
  if (event.event === 'moved') return { kind: 'moved', to: event.to }
  return event.event === 'gone' ? { kind: 'gone' } : null
}

function parseEvent(line: string): Event | null {
  if (line === '') return null
  try {
    const value: unknown = JSON.parse(line)
    return isEvent(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isEvent(value: unknown): value is Event {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map(Object.entries(value))
  const has = (...names: readonly string[]) => names.every((name) => typeof fields.get(name) === 'string')
  if (!has('event', 'id', 'at')) return false
  const kind = fields.get('event')
  if (kind === 'seen') return has('file', 'sha256')
  if (kind === 'moved') return has('to')
  return kind === 'gone' || kind === 'back'
}
