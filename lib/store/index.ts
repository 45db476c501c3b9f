/**
 * The store: where ingestion leaves its articles and search, site and command line find them.
 *
 * `.data/store` is canonical: deleted, the next ingest makes it again, byte for byte. `.data/ledger.jsonl` and
 * `.data/reports` are not derived.
 */
export { asUnwritable, makeFolder, syncFolder, writeFileAtomically, writeFully } from './atomic.ts'
export { type LiveDocument, updateLedger } from './ledger.ts'
export { takeLock } from './lock.ts'
export type { Manifest } from './manifest.ts'
export { openStore, type Store, type Story } from './reader.ts'
export { writeReport } from './report-file.ts'
export {
  type Count,
  type DocumentEntry,
  type IngestReport,
  type OriginalBytes,
  type OriginalMember,
  REPORT_LIST_LIMIT,
  type ReprintChange,
  type ReprintGroup,
  type ReprintMember,
  type StoreRecord,
} from './types.ts'
export { hasStore, verifyStore } from './verify.ts'
export { StoreWriter, sweepLeftovers } from './writer.ts'
