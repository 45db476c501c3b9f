/**
 * The outlets of `sources.json` by every name that pages give them. A page often names an outlet that is not its own
 * (来源), in another script or by a nickname; one outlet must be one source in the archive. Pure.
 */
import type { SourceSettings } from '../../article.ts'
import { wordingOf } from '../lines/wording.ts'

/** Compared name → the outlet's name as it is shown. */
export type OutletNames = ReadonlyMap<string, string>

/**
 * All names of all outlets. An alias that two outlets claim names neither.
 *
 * @param sources - In a fixed order.
 */
export function outletNames(sources: readonly SourceSettings[]): OutletNames {
  const names = new Map<string, string>()
  const disputed = new Set<string>()
  for (const { name, aliases } of sources) {
    for (const alias of new Set([name, ...aliases].map(comparable))) {
      if (names.has(alias) && names.get(alias) !== name) disputed.add(alias)
      names.set(alias, name)
    }
  }
  for (const alias of disputed) names.delete(alias)
  // An outlet's own name is its own, whoever else claims it as an alias.
  for (const { name } of sources) names.set(comparable(name), name)
  return names
}

/** The outlet's shown name where `source` is one of its names, else `source` itself. */
export function outletNamed(source: string | null, names: OutletNames): string | null {
  return source === null ? null : (names.get(comparable(source)) ?? source)
}

const comparable = (name: string) => wordingOf(name).replace(/\s+/g, '')
