/**
 * The open archive, one per process.
 *
 * Next evaluates `lib` once per layer, so a module's own variable would load the index twice. The handle therefore
 * lives on `globalThis`: this file opens it and puts it there, the pages only take it from there.
 */

/** Key of the handle on `globalThis`; `app/_data/archive.ts` knows the same one. */
const HANDLE = Symbol.for('jiuwen.archive')

export interface OpenArchive {
  /** Articles in the index. */
  readonly size: number
  readonly fingerprint: string
  /** How often an archive was opened in this process: 1, or something loads it again. */
  openings: number
  /** Origin for absolute addresses, set when the server listens. */
  siteUrl: string
  close(): Promise<void>
}

export async function openArchive(dataDir: string): Promise<OpenArchive> {
  throw new Error(`not wired yet ${dataDir} ${String(HANDLE)}`)
}
