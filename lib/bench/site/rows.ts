/**
 * What the site benchmark reports: figures with their goals. Pure.
 */

/** One measured figure. */
export interface SiteRow {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The figure must not be greater; null where it is shown for comparison only. */
  readonly goal: number | null
  /** What a reader of the figure needs to know. */
  readonly note?: string
}

/** Milliseconds at the given share of visits. */
export function share(times: readonly number[], at: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length * at), sorted.length - 1)] ?? 0
}

/** A table in Markdown: each figure with its goal, and whether it is met. */
export function tableOf(rows: readonly SiteRow[]): string {
  const cells = rows.map(({ name, value, unit, goal, note = '' }) => [
    name,
    `${shown(value)} ${unit}`.trim(),
    goal === null ? '–' : `≤ ${shown(goal)}`,
    goal === null ? '' : value <= goal ? '✓' : '✗',
    note,
  ])
  const head = ['figure', 'measured', 'goal', '', 'note']
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n')
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 1)
}
