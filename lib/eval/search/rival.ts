/**
 * SQLite FTS5 over the same stories, folded and cut into the same terms: what a search is held against in the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fts5, openBestMatch } from '../../bench/fts5.ts'
import { installAnchors } from '../../bench/install-anchors.ts'
import type { Search } from '../../search/index.ts'
import { foldLine, piecesOf } from '../../text/index.ts'

/** Another engine over the same archive. Both give ids of articles, best first. */
export interface Rival {
  readonly name: string
  /** Best match over the pairs and words of what was typed. */
  bestMatch(q: string, limit: number): readonly string[]
  /** Articles that hold all of the words. */
  holdingAll(words: readonly string[]): Promise<readonly string[]>
  close(): void
}

/** Builds the rival's index in a temporary folder; the package is installed when it is first wanted. */
export async function openFts5({ store }: Search): Promise<Rival> {
  installAnchors()
  const dir = mkdtempSync(join(tmpdir(), 'jiuwen-fts5-'))
  await fts5.build(store.articles(), dir)
  const any = openBestMatch(dir)
  const all = await fts5.open(dir)
  return {
    name: 'SQLite FTS5',
    bestMatch: (q, limit) => any.search(termsOf(q), limit),
    holdingAll: async (words) =>
      all.search({ runs: words.map(foldLine), field: null, from: null, to: null, source: null }),
    close() {
      any.close()
      all.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function termsOf(q: string): string[] {
  const pieces = piecesOf(foldLine(q))
  const found = pieces.flatMap((piece) =>
    piece.kind === 'pair' ? [piece.term] : piece.kind === 'word' ? [piece.text] : [],
  )
  return [...new Set(found)]
}
