/**
 * The report of the last ingest on disk: `reports/report.json` and `reports/report.html` of the data folder.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asUnwritable, isCode, makeFolder, writeFileAtomically } from './atomic.ts'
import type { IngestReport } from './types.ts'

/** Keeps the report, as data and as a page for people. Throws ArchiveError `store-unwritable`. */
export function writeReport(dataDir: string, report: IngestReport, html: string): void {
  const folder = join(dataDir, 'reports')
  try {
    makeFolder(folder)
    writeFileAtomically(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`)
    writeFileAtomically(join(folder, 'report.html'), html)
  } catch (error) {
    throw asUnwritable(error, folder)
  }
}

/** The last report, or null where there is none that can be read: it may be deleted at any time. */
export function readReport(dataDir: string): IngestReport | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(dataDir, 'reports', 'report.json'), 'utf8'))
    return isReport(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError || isCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}

/** Only our own writer makes version 1; anything else is passed over. */
function isReport(value: unknown): value is IngestReport {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1
}
