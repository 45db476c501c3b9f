/**
 * Other names: those mined from the archive, and the editable list in `archive/aliases.json`.
 */
import { readFileSync } from 'node:fs'
import { ArchiveError } from '../../errors.ts'
import { foldLine, isWordUnit } from '../../text/index.ts'

/** Names of one thing, folded. */
export type AliasGroup = readonly string[]

/** A name found in a run and another one for it. */
export interface FoundAlias {
  readonly from: string
  readonly to: string
}

/** A run brings in at most so many other names. */
const MAX_FOUND = 8

/**
 * Reads the editable list: `{"aliases": [["特朗普", "川普"], …]}`; every name of a group stands for the others.
 *
 * @returns No groups where there is no such file.
 * @throws ArchiveError `config-invalid`.
 */
export function readAliasFile(path: string): AliasGroup[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new ArchiveError('config-invalid', 'the alias list cannot be read', { file: path, cause: error })
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (cause) {
    throw new ArchiveError('config-invalid', 'the alias list is no JSON', { file: path, cause })
  }
  const groups =
    typeof content === 'object' && content !== null && 'aliases' in content ? content.aliases : null
  if (!Array.isArray(groups) || !groups.every(isGroup)) {
    throw new ArchiveError(
      'config-invalid',
      'the alias list wants {"aliases": [["name", "other name"], …]}',
      { file: path },
    )
  }
  return groups.map((group) => group.map(foldLine))
}

function isGroup(group: unknown): group is string[] {
  return (
    Array.isArray(group) &&
    group.length > 1 &&
    group.every((name) => typeof name === 'string' && name.trim() !== '')
  )
}

/** Looks names up in runs. */
export class Aliases {
  private readonly others = new Map<string, Set<string>>()
  private readonly longest: number

  constructor(groups: Iterable<AliasGroup>) {
    let longest = 0
    for (const group of groups)
      for (const name of group) {
        longest = Math.max(longest, name.length)
        const others = this.others.get(name) ?? new Set()
        for (const other of group) if (other !== name) others.add(other)
        this.others.set(name, others)
      }
    this.longest = longest
  }

  /** Names that stand in a folded run, longest first at each place, each with its other names. */
  findIn(run: string): FoundAlias[] {
    const found: FoundAlias[] = []
    for (let at = 0; at < run.length && found.length < MAX_FOUND; ) {
      const name = this.nameAt(run, at)
      if (name)
        for (const to of this.others.get(name) ?? [])
          if (!to.includes(name) && !run.includes(to)) found.push({ from: name, to })
      at += name?.length ?? 1
    }
    return found.slice(0, MAX_FOUND)
  }

  private nameAt(run: string, at: number): string | null {
    for (let length = Math.min(this.longest, run.length - at); length > 0; length--) {
      const name = run.slice(at, at + length)
      if (this.others.has(name) && standsAlone(run, at, at + length)) return name
    }
    return null
  }
}

/** A Latin name is a whole word: `ai` does not stand in `aiib`. */
function standsAlone(run: string, from: number, to: number): boolean {
  const cutsLeft = isWordUnit(run.charCodeAt(from)) && from > 0 && isWordUnit(run.charCodeAt(from - 1))
  const cutsRight = isWordUnit(run.charCodeAt(to - 1)) && to < run.length && isWordUnit(run.charCodeAt(to))
  return !cutsLeft && !cutsRight
}
