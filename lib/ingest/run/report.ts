/**
 * The report of a run: what came in, what became of it, and what a person should look at. Pure.
 */
import type { Problem } from '../../errors.ts'
import { type Count, type DocumentEntry, type IngestReport, REPORT_LIST_LIMIT } from '../../store/index.ts'
import type { Finished } from './finish.ts'
import type { Harvest } from './gather.ts'

/** What the run itself knows beside what it finished and gathered. */
export interface RunFacts {
  readonly startedAt: string
  readonly tookMs: number
  readonly inputs: readonly string[]
  readonly vanished: number
  /** Targets of corrections that matched no document. */
  readonly unusedCorrections: readonly string[]
}

/** Counts everything. Lists are in canonical order and cut at {@link REPORT_LIST_LIMIT}. */
export function reportOf(
  finished: Finished,
  harvest: Pick<Harvest, 'skipped' | 'unchanged' | 'slowest'>,
  facts: RunFacts,
): IngestReport {
  const { entries, groups } = finished
  const ok = entries.filter((entry) => entry.status === 'ok')
  const refused = entries.filter((entry) => entry.status === 'rejected')
  const copies = entries.filter((entry) => entry.status === 'duplicate')
  return {
    version: 1,
    ...{ startedAt: facts.startedAt, tookMs: facts.tookMs, inputs: facts.inputs, vanished: facts.vanished },
    ...{
      documents: entries.length,
      articles: ok.length,
      duplicates: copies.length,
      rejected: refused.length,
    },
    ignored: counted(harvest.skipped),
    unchanged: harvest.unchanged,
    reprintGroups: groups.length,
    reprints: groups.reduce((sum, group) => sum + group.members.length, 0),
    bySource: countBy(ok, (entry) => entry.source ?? '来源不详'),
    byCharset: countBy(ok, (entry) => entry.charset ?? '不详'),
    byDateOrigin: countBy(ok, (entry) => entry.publishedFrom ?? '日期不详'),
    byYear: countBy(ok, (entry) => entry.publishedAt?.slice(0, 4) ?? '日期不详'),
    refusedByCode: countBy(refused, (entry) => entry.refusal?.code ?? 'unknown'),
    refused: refused.slice(0, REPORT_LIST_LIMIT).map(refusedRow),
    suspicious: ok.filter(isSuspicious).slice(0, REPORT_LIST_LIMIT).map(suspiciousRow),
    copies: copyRows(copies, ok).slice(0, REPORT_LIST_LIMIT),
    slowest: harvest.slowest,
    problems: [...entries.flatMap((entry) => entry.problems), ...unused(facts)].slice(0, REPORT_LIST_LIMIT),
  }
}

const isSuspicious = (entry: DocumentEntry) => entry.doubts.length > 0

function refusedRow(entry: DocumentEntry): IngestReport['refused'][number] {
  const { file, capturedUrl, refusal, title } = entry
  return { file, url: capturedUrl, code: refusal?.code ?? 'unknown', reason: refusal?.reason ?? '', title }
}

function suspiciousRow(entry: DocumentEntry): IngestReport['suspicious'][number] {
  return { file: entry.file, id: entry.id ?? '', title: entry.title ?? '', why: entry.doubts.join('；') }
}

function copyRows(
  copies: readonly DocumentEntry[],
  ok: readonly DocumentEntry[],
): IngestReport['copies'][number][] {
  const fileOf = new Map(ok.map((entry) => [entry.id ?? '', entry.file]))
  return copies.map(({ file, duplicateOf }) => {
    const keptId = duplicateOf ?? ''
    return { file, keptId, keptFile: fileOf.get(keptId) ?? '' }
  })
}

function unused(facts: RunFacts): Problem[] {
  return facts.unusedCorrections.map((target) => ({
    file: 'corrections',
    step: 'store',
    code: 'unused-correction',
    detail: `更正所指的“${target}”不在这次收入的文件中。请检查 id 或 file 是否写对。`,
  }))
}

function countBy(entries: readonly DocumentEntry[], name: (entry: DocumentEntry) => string): Count[] {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(name(entry), (counts.get(name(entry)) ?? 0) + 1)
  return counted(counts)
}

/** Most frequent first, then by name. */
function counted(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
