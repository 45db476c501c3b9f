/**
 * Measures the searches that ask for most: processor time and memory of each, the whole way of a reader's search.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { benchData, type DataOptions } from '../site/data.ts'
import { type SiteRow, share, tableOf } from '../site/rows.ts'
import type { HostileFigure, HostileFigures } from './measure.ts'

/** No search may take more, at 20,000 articles. */
const MAX_CPU_MS = 250
const MAX_MB = 50

/** Room for what a search allocates, in MB: nothing is collected before it is full. */
const ROOMY = ['--expose-gc', '--min-semi-space-size=512', '--max-semi-space-size=512']

/** Slowest searches that are shown. */
const SHOWN = 12

/** Runs the benchmark and prints the figures with their goals, then the slowest and the hungriest. */
export function runHostileBench(options: DataOptions): readonly SiteRow[] {
  const data = benchData(options)
  try {
    const { searches } = measure(data.dir, ROOMY)
    const { grownMb } = measure(data.dir, [])
    const rows = rowsOf(searches, grownMb)
    process.stdout.write(`${tableOf(rows)}\n\n`)
    process.stdout.write(`${listOf(searches.toSorted((a, b) => b.cpuMs - a.cpuMs))}\n\n`)
    process.stdout.write(`${listOf(searches.toSorted((a, b) => b.allocatedMb - a.allocatedMb))}\n`)
    return rows
  } finally {
    data.remove()
  }
}

function measure(dataDir: string, flags: readonly string[]): HostileFigures {
  const script = fileURLToPath(new URL('./measure.ts', import.meta.url))
  const args = [...flags, '--import', 'tsx', script, dataDir]
  const printed = execFileSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  })
  return JSON.parse(printed.toString()) as HostileFigures
}

function rowsOf(searches: readonly HostileFigure[], grownMb: number): SiteRow[] {
  const families = [...new Set(searches.map(({ family }) => family))]
  const times = searches.map(({ cpuMs }) => cpuMs)
  const slowest = (of: readonly HostileFigure[]) => Math.max(...of.map(({ cpuMs }) => cpuMs))
  return [
    ...families.map((family): SiteRow => {
      const own = searches.filter((search) => search.family === family)
      return {
        name: family,
        value: slowest(own),
        unit: 'CPU ms',
        goal: MAX_CPU_MS,
        note: `slowest of ${own.length}`,
      }
    }),
    { name: 'all searches, half of them within', value: share(times, 0.5), unit: 'CPU ms', goal: null },
    {
      name: 'memory that the process grew by over all of them',
      value: grownMb,
      unit: 'MB',
      goal: null,
      note: 'with compiled code and the text kept for the next search',
    },
    {
      name: 'most that one of them allocated',
      value: Math.max(...searches.map(({ allocatedMb }) => allocatedMb)),
      unit: 'MB',
      goal: MAX_MB,
      note: 'garbage included: more than it ever held',
    },
  ]
}

function listOf(searches: readonly HostileFigure[]): string {
  const lines = searches.slice(0, SHOWN).map(({ family, q, cpuMs, firstMs, allocatedMb, total }) => {
    const query = q.replaceAll('|', '\\|').replace(/\s+/g, ' ')
    return `| ${cpuMs.toFixed(0)} (${firstMs.toFixed(0)}) | ${allocatedMb.toFixed(1)} | ${total} | ${family} | ${query} |`
  })
  return [
    '| CPU ms (first time) | MB | found | family | search |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}
