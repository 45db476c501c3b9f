/**
 * The face of ingestion: documents in, store out. `run/ingest.ts` is the whole run; `pipeline.ts` the road of one
 * document.
 */
export type { ArticleDraft } from './document.ts'
export { readDocuments } from './read/documents.ts'
export { type ExtractedDocument, extractDocuments } from './run/extract.ts'
export { type IngestEvent, type IngestResult, ingest } from './run/ingest.ts'
export { type Inspection, inspectFile } from './run/inspect.ts'
