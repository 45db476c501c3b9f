/**
 * Labels: what a line says it is, by its own wording (`label-rules.ts`).
 *
 * Pure. Wordings are compared in simplified, half-width, lower-case form.
 */
import type { Block } from '../extract/block.ts'
import { wordingOf } from '../extract/wording.ts'
import type { Label } from './label-kinds.ts'
import { LABEL_RULES } from './label-rules.ts'
import type { LabelRule } from './wordings/rule.ts'

interface Compiled {
  readonly label: Label
  readonly regex: RegExp
  readonly max: number
}

const COMPILED: readonly Compiled[] = compile(LABEL_RULES)
const LONGEST = Math.max(...LABEL_RULES.map((rule) => rule.max))

function compile(rules: readonly LabelRule[]): Compiled[] {
  return rules.map(({ label, pattern, max }) => ({ label, regex: new RegExp(pattern), max }))
}

/** The label of one line of text, null for an ordinary line. */
export function labelText(text: string): Label | null {
  if (text.length > LONGEST) return null
  const wording = wordingOf(text)
  for (const { label, regex, max } of COMPILED) if (text.length <= max && regex.test(wording)) return label
  return null
}

/** A time in a table's cell is a result, not a player's clock. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th'])
const CLOCK = /^\d{1,2}:\d{2}/

/** The labels of all blocks, by index. */
export function labelBlocks(blocks: readonly Block[]): (Label | null)[] {
  return blocks.map((block) => {
    const label = labelText(block.text)
    return label === 'counter' && CELLS.has(block.tag) && CLOCK.test(block.text) ? null : label
  })
}
