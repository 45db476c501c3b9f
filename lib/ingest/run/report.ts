/**
 * The report of a run: what came in, what became of it, and what a person should look at. Counts entries one by one,
 * so that they never have to be in memory together. Pure.
 */
import type { Problem } from '../../errors.ts'
import {
  type Count,
  type DocumentEntry,
  type IngestReport,
  type LiveDocument,
  REPORT_LIST_LIMIT,
  type ReprintGroup,
} from '../../store/index.ts'
import type { Harvest } from './harvest.ts'

/** What the run itself knows beside what it gathered. */
export interface RunFacts {
  readonly startedAt: string
  readonly tookMs: number
  readonly inputs: readonly string[]
  readonly vanished: number
}

/** Counts the entries and groups of a store, given in canonical order. */
export class Tally {
  /** The articles, and the ids of copies with the article each leads to: what the ledger is brought up to. */
  readonly live: LiveDocument[] = []
  readonly merged = new Map<string, string>()
  documents = 0
  private duplicates = 0
  private rejected = 0
  private groups = 0
  private reprints = 0
  private readonly counts = {
    source: new Map<string, number>(),
    charset: new Map<string, number>(),
    dateOrigin: new Map<string, number>(),
    year: new Map<string, number>(),
    code: new Map<string, number>(),
  }
  private readonly refused: IngestReport['refused'][number][] = []
  private readonly suspicious: IngestReport['suspicious'][number][] = []
  private readonly copies: { readonly file: string; readonly keptId: string }[] = []
  private readonly problems: Problem[] = []
  private readonly unusedTargets: Set<string>

  /** @param corrections - Ids and files that corrections name. */
  constructor(corrections: readonly string[]) {
    this.unusedTargets = new Set(corrections)
  }

  /** Counts one document. */
  addEntry(entry: DocumentEntry): void {
    this.documents += 1
    this.unusedTargets.delete(entry.file)
    if (entry.id !== null) this.unusedTargets.delete(entry.id)
    for (const problem of entry.problems) note(this.problems, problem)
    if (entry.status === 'ok') this.addArticle(entry)
    else if (entry.status === 'rejected') this.addRefused(entry)
    else this.addCopy(entry)
  }

  /** Counts one reprint group. */
  addGroup(group: ReprintGroup): void {
    this.groups += 1
    this.reprints += group.members.length
  }

  /** The report. Lists are in the order the entries came in and cut at {@link REPORT_LIST_LIMIT}. */
  report(harvest: Pick<Harvest, 'skipped' | 'unchanged' | 'slowest'>, facts: RunFacts): IngestReport {
    const { source, charset, dateOrigin, year, code } = this.counts
    return {
      version: 1,
      ...facts,
      documents: this.documents,
      articles: this.live.length,
      duplicates: this.duplicates,
      rejected: this.rejected,
      ignored: counted(harvest.skipped),
      unchanged: harvest.unchanged,
      reprintGroups: this.groups,
      reprints: this.reprints,
      bySource: counted(source),
      byCharset: counted(charset),
      byDateOrigin: counted(dateOrigin),
      byYear: counted(year),
      refusedByCode: counted(code),
      refused: this.refused,
      suspicious: this.suspicious,
      copies: this.copyRows(),
      slowest: harvest.slowest,
      problems: [...this.problems, ...this.unused()].slice(0, REPORT_LIST_LIMIT),
    }
  }

  private addArticle(entry: DocumentEntry): void {
    const { file, sha256, source, charset, publishedFrom, publishedAt, doubts, title } = entry
    const id = entry.id ?? ''
    this.live.push({ id, file, sha256: sha256 ?? '' })
    const { counts } = this
    count(counts.source, source ?? '来源不详')
    count(counts.charset, charset ?? '不详')
    count(counts.dateOrigin, publishedFrom ?? '日期不详')
    count(counts.year, publishedAt?.slice(0, 4) ?? '日期不详')
    if (doubts.length > 0) note(this.suspicious, { file, id, title: title ?? '', why: doubts.join('；') })
  }

  private addRefused({ file, capturedUrl, refusal, title }: DocumentEntry): void {
    this.rejected += 1
    const code = refusal?.code ?? 'unknown'
    count(this.counts.code, code)
    note(this.refused, { file, url: capturedUrl, code, reason: refusal?.reason ?? '', title })
  }

  private addCopy({ file, id, duplicateOf }: DocumentEntry): void {
    this.duplicates += 1
    if (id && duplicateOf) this.merged.set(id, duplicateOf)
    note(this.copies, { file, keptId: duplicateOf ?? '' })
  }

  private copyRows(): IngestReport['copies'] {
    const wanted = new Set(this.copies.map((copy) => copy.keptId))
    const fileOf = new Map<string, string>()
    for (const { id, file } of this.live) if (wanted.has(id)) fileOf.set(id, file)
    return this.copies.map(({ file, keptId }) => ({ file, keptId, keptFile: fileOf.get(keptId) ?? '' }))
  }

  private unused(): Problem[] {
    return [...this.unusedTargets].map((target) => ({
      file: 'corrections',
      step: 'store',
      code: 'unused-correction',
      detail: `更正所指的“${target}”不在这次收入的文件中。请检查 id 或 file 是否写对。`,
    }))
  }
}

function note<T>(list: T[], row: T): void {
  if (list.length < REPORT_LIST_LIMIT) list.push(row)
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** Most frequent first, then by name. */
function counted(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
