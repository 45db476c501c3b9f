/**
 * The engines that are measured beside one another.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fts5 } from './fts5.ts'
import { jiuwen } from './jiuwen.ts'
import type { Subject } from './subject.ts'
import { vanilla } from './vanilla.ts'

/** Every engine that `npm run bench -- search` knows. */
export const SUBJECTS: readonly Subject[] = [jiuwen, vanilla, fts5]

/** Bytes of all files of an index, and of single ones. */
export function filesOf(dir: string): { readonly name: string; readonly bytes: number }[] {
  return readdirSync(dir).map((name) => ({ name, bytes: statSync(join(dir, name)).size }))
}
