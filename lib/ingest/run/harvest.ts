/**
 * The harvest: outcomes as they come in, in no particular order. What is known of each goes to the spool; a few
 * hundred bytes of it stay here.
 */
import { REFUSALS, type RefusalCode } from '../read/refusals.ts'
import { gatheredEntry } from './entries.ts'
import { documentKey, type Gathered, type Origin } from './gathered.ts'
import type { ContainerSeal } from './last-run.ts'
import type { WorkedOutcome } from './messages.ts'
import type { Spool } from './spool.ts'

/** Called after every file and every document of a container. */
export type OnProgress = (step: {
  readonly files: number
  readonly documents: number
  readonly bytes: number
}) => void

const SLOWEST_KEPT = 20

/** Everything that was gathered. */
export class Harvest {
  items: Gathered[] = []
  readonly seals: ContainerSeal[] = []
  readonly skipped = new Map<string, number>()
  /** Documents taken over from the last run. */
  unchanged = 0
  /** Time that each of the slowest documents took, slowest first. */
  readonly slowest: { readonly file: string; readonly ms: number }[] = []
  private readonly spool: Spool
  private readonly onProgress: OnProgress
  private files = 0
  private documents = 0
  private bytes = 0

  constructor(spool: Spool, onProgress: OnProgress) {
    this.spool = spool
    this.onProgress = onProgress
  }

  /** A file is about to be read. */
  beginFile(): void {
    this.files += 1
  }

  /** Something that is no document was passed over. */
  skip(what: string): void {
    this.skipped.set(what, (this.skipped.get(what) ?? 0) + 1)
  }

  /** A document was worked on. */
  addWorked(origin: Origin, outcomes: readonly WorkedOutcome[], ms: number): void {
    for (const outcome of outcomes) this.add(origin, outcome)
    this.noteTime(origin.file, ms)
    this.progress(origin.bytes, 1)
  }

  /** A document has the bytes of an earlier one of its container. */
  addCopy(origin: Origin): void {
    this.add(origin, null)
    this.progress(0, 1)
  }

  /** Outcomes of the last run hold still. */
  addUnchanged(items: readonly Gathered[], documents: number, bytes: number): void {
    for (const item of items) this.items.push(item)
    this.unchanged += documents
    this.progress(bytes, documents)
  }

  /** A document was refused before the pipeline saw it. */
  refuse(origin: Origin, code: RefusalCode, reason: string = REFUSALS[code]): void {
    const problem = { file: origin.file, step: 'read', code, detail: reason } as const
    const shape = { title: null, charset: null, removals: [], problems: [problem] }
    this.add(origin, { kind: 'rejected', code, reason, ...shape })
    this.progress(0, 1)
  }

  /** Takes out the documents with these keys (see {@link documentKey}), which are to be worked again. */
  withdraw(keys: ReadonlySet<string>, documents: number): void {
    this.items = this.items.filter((item) => !keys.has(documentKey({ ...item, member: null })))
    this.unchanged -= documents
  }

  private add(origin: Origin, outcome: WorkedOutcome | null): void {
    const { file, fileHex, root, member, capturedUrl, sha256, key } = origin
    const article = outcome?.kind === 'article' ? outcome : null
    const entry = JSON.stringify(gatheredEntry(origin, outcome))
    const place = this.spool.add(entry, article && { draft: article.line, sketch: article.sketch })
    this.items.push({
      kind: outcome?.kind ?? 'copy',
      file,
      fileHex,
      root,
      member,
      capturedUrl,
      sha256,
      key,
      ordinal: article?.ordinal ?? null,
      claim: article?.facts.claim ?? null,
      code: outcome?.kind === 'rejected' ? outcome.code : '',
      kept: { in: 'spool', place },
    })
  }

  private noteTime(file: string, ms: number): void {
    if (this.slowest.length >= SLOWEST_KEPT && ms <= (this.slowest.at(-1)?.ms ?? 0)) return
    this.slowest.push({ file, ms: Math.round(ms * 10) / 10 })
    this.slowest.sort((a, b) => b.ms - a.ms)
    this.slowest.length = Math.min(this.slowest.length, SLOWEST_KEPT)
  }

  private progress(bytes: number, documents: number): void {
    this.bytes += bytes
    this.documents += documents
    this.onProgress({ files: this.files, documents: this.documents, bytes: this.bytes })
  }
}
