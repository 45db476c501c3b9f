/**
 * The aids of 近似结果 for an open archive: aliases (mined and edited) and character repair.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ArchiveError } from '../../errors.ts'
import { Aliases, readAliasFile } from './aliases.ts'
import type { AliasPair } from './mine-aliases.ts'
import type { ArchiveAids } from './near-query.ts'
import { repairRun } from './repair.ts'
import { ALIAS_FILE, TRIGRAM_FILE } from './side-data.ts'
import { Trigrams } from './trigrams.ts'

/**
 * Reads the aids of an index.
 *
 * @param folder - The index's folder.
 * @param aliasFile - The editable list; null to do without.
 * @throws ArchiveError `index-damaged` or `config-invalid`.
 */
export function archiveAids(folder: string, aliasFile: string | null): ArchiveAids {
  const trigrams = new Trigrams(readSide(folder, TRIGRAM_FILE))
  const aliases = new Aliases([...minedAliases(folder), ...(aliasFile ? readAliasFile(aliasFile) : [])])
  return {
    aliasesIn: (run) => aliases.findIn(run),
    repair: (run) => repairRun(run, trigrams),
  }
}

function minedAliases(folder: string): AliasPair[] {
  const packed = readSide(folder, ALIAS_FILE)
  try {
    return JSON.parse(gunzipSync(packed).toString('utf8')) as AliasPair[]
  } catch (cause) {
    throw new ArchiveError('index-damaged', 'the mined aliases are damaged', {
      file: join(folder, ALIAS_FILE),
      cause,
    })
  }
}

function readSide(folder: string, name: string): Uint8Array {
  const path = join(folder, name)
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new ArchiveError('index-damaged', 'a file of the index cannot be read', { file: path, cause })
  }
}
