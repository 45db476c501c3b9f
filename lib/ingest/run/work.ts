/**
 * What a worker does with one document: read, hash, run the pipeline, and reduce the outcome to what the run needs.
 *
 * Separate from `worker.ts` so that it can be tested, and used for a single document, without a thread.
 */
import { createHash } from 'node:crypto'
import { canonicalAddress } from '../address.ts'
import type { ArticleDraft, Outcome, RawDocument } from '../document.ts'
import { LIMITS } from '../limits.ts'
import { contentTypeOf } from '../read/http-headers.ts'
import { readMhtml } from '../read/mhtml.ts'
import { readPlainFile } from '../read/plain-file.ts'
import { draftRecord } from '../read/record.ts'
import { sketchOf } from '../reprints/index.ts'
import type { Answer, ArticleFacts, FileTask, Task, WorkedOutcome } from './messages.ts'
import { type OutletNames, outletNamed } from './outlets.ts'
import { type KeyParts, outcomeKey } from './version.ts'

/** A document ready for the pipeline, or the answer that needs none. */
export type Prepared = { readonly raw: RawDocument; readonly key: string; readonly bytes: number } | Answer

/**
 * Does one task.
 *
 * @param startClock - Called where the document's time begins anew, with how much more it may take: loading the
 *   pipeline takes a second, many on a busy machine, and is not the page's fault.
 * @returns The answer. Does not throw on content; a fault of ours takes the worker down, which refuses this document.
 */
export async function work(
  task: Task,
  setting: WorkSetting,
  startClock: StartClock = () => {},
): Promise<Answer> {
  const ready = await prepare(task, setting.version)
  if ('did' in ready) return ready
  const { raw, key, bytes } = ready
  const steps = pipeline ?? (await loadPipeline(startClock))
  const begun = performance.now()
  const results = task.from === 'record' ? [draftRecord(raw, task.line)] : steps(raw, task.settings)
  const outcomes = results.map((outcome) => reduce(outcome, raw, bytes, setting.outlets))
  const ms = performance.now() - begun
  const { sha256, url } = raw
  return { task: task.task, did: 'work', sha256, bytes, key, capturedUrl: url, outcomes, ms }
}

/** What all tasks of a run have in common. */
export interface WorkSetting {
  /** See `version.ts`. */
  readonly version: string
  readonly outlets: OutletNames
}

type StartClock = (graceMs: number) => void

/** What loading the pipeline may take. */
const LOADING_MS = 30_000

type Pipeline = typeof import('../pipeline.ts')['ingestDocument']

let pipeline: Pipeline | null = null

/** The pipeline brings the HTML parser: loaded when the first document needs it, never for an unchanged archive. */
async function loadPipeline(startClock: StartClock): Promise<Pipeline> {
  startClock(LOADING_MS)
  const { ingestDocument } = await import('../pipeline.ts')
  startClock(0)
  pipeline = ingestDocument
  return ingestDocument
}

const RECORD_HINTS = {
  url: null,
  kind: 'unknown',
  contentType: 'application/json',
  capturedAt: null,
} as const

/** Reads the bytes and hints of a task. */
export async function prepare(task: Task, version: string): Promise<Prepared> {
  if (task.from === 'file') return prepareFile(task, version)
  const hints = task.from === 'bytes' ? task : RECORD_HINTS
  const { url, kind, contentType, capturedAt } = hints
  const { file, bytes } = task
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const key = outcomeKey({ version, settings: task.settings, ...hints })
  if (isKnown(task, sha256, key)) return { task: task.task, did: 'nothing', sha256 }
  const raw: RawDocument = { file, url, bytes, kind, contentType, capturedAt, sha256 }
  return { raw, key, bytes: bytes.length }
}

async function prepareFile(task: FileTask, version: string): Promise<Prepared> {
  const read = readPlainFile(Buffer.from(task.path, 'latin1'), task.root, LIMITS.documentBytes)
  if ('code' in read) return { task: task.task, did: 'refuse', code: read.code, bytes: 0 }
  const { bytes } = read
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const hints = fileHints(task)
  const key = outcomeKey({ version, settings: task.settings, ...hints })
  if (isKnown(task, sha256, key)) return { task: task.task, did: 'nothing', sha256 }
  const { file, kind } = task
  if (!task.mhtml) return { raw: { ...hints, file, kind, bytes, sha256 }, key, bytes: bytes.length }
  const page = await readMhtml(bytes)
  if (!page) return { task: task.task, did: 'refuse', code: 'corrupt', bytes: bytes.length }
  const raw: RawDocument = { ...page, file, url: canonicalAddress(page.url), kind: 'html', sha256 }
  return { raw, key, bytes: bytes.length }
}

/** What shapes a file's outcome beside its bytes. An MHTML file holds its own address and headers. */
function fileHints(task: FileTask): Omit<KeyParts, 'version' | 'settings'> {
  const contentType = task.headers ? headersBeside(Buffer.from(task.headers, 'latin1'), task.root) : null
  return { kind: task.mhtml ? 'mhtml' : task.kind, url: null, contentType, capturedAt: null }
}

/** True where the last run met the same bytes in the same setting. */
function isKnown(task: Task, sha256: string, key: string): boolean {
  return task.known !== null && task.known.sha256 === sha256 && task.known.key === key
}

/**
 * Whether a file is as the last run left it. False also where that cannot be told: the worker will say why.
 */
export function isUnchanged(task: FileTask, version: string): boolean {
  if (!task.known) return false
  const read = readPlainFile(Buffer.from(task.path, 'latin1'), task.root, LIMITS.documentBytes)
  if ('code' in read) return false
  const sha256 = createHash('sha256').update(read.bytes).digest('hex')
  return isKnown(task, sha256, outcomeKey({ version, settings: task.settings, ...fileHints(task) }))
}

function headersBeside(path: Buffer, root: string): string | null {
  const read = readPlainFile(path, root, LIMITS.headerFileBytes)
  return 'bytes' in read ? contentTypeOf(read.bytes.toString('latin1')) : null
}

/** Reduces an outcome: the text becomes one line of JSON, and a few facts stay beside it. */
export function reduce(
  outcome: Outcome,
  raw: RawDocument,
  bytes: number,
  outlets: OutletNames,
): WorkedOutcome {
  if (outcome.kind === 'rejected') return outcome
  const draft = placed(outcome.draft, raw, bytes, outlets)
  return {
    kind: 'article',
    line: JSON.stringify(draft),
    ordinal: draft.provenance.ordinal,
    facts: factsOf(draft, outcome.problems),
    sketch: sketchOf(draft),
  }
}

/** What is known better than the page tells: the captured address, the size of what was received, the outlet's name. */
function placed(draft: ArticleDraft, raw: RawDocument, bytes: number, outlets: OutletNames): ArticleDraft {
  const url = raw.url ?? canonicalAddress(draft.url)
  return {
    ...draft,
    url,
    source: outletNamed(draft.source, outlets),
    provenance: { ...draft.provenance, bytes },
  }
}

/** What is told of a draft beside its text. */
export function factsOf(draft: ArticleDraft, problems: ArticleFacts['problems']): ArticleFacts {
  const { title, source, publishedAt, provenance } = draft
  const chars = draft.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0)
  return {
    claim: canonicalAddress(draft.url),
    title,
    source,
    charset: provenance.charset.charset,
    publishedAt,
    publishedFrom: provenance.publishedFrom,
    chars,
    doubts: doubtsOf(draft, chars),
    problems,
  }
}

/** A story shorter than this may be a caption or a teaser. */
const FEW_CHARS = 60
/** Below this a person should look at the charset: most wrong guesses of the decoder lie there. */
const LOW_CONFIDENCE = 0.5

function doubtsOf(draft: ArticleDraft, chars: number): string[] {
  const { charset } = draft.provenance
  const doubts: string[] = []
  if (charset.confidence < LOW_CONFIDENCE) doubts.push(`编码把握不大（${charset.charset}）`)
  if (charset.repairs.length > 0) doubts.push(`解码时修复了 ${charset.repairs.length} 处`)
  if (draft.paragraphs.some((paragraph) => paragraph.includes('\ufffd'))) doubts.push('正文有无法还原的字符')
  if (chars < FEW_CHARS) doubts.push(`正文只有 ${chars} 个字`)
  if (draft.publishedAt === null) doubts.push('页面没有发布日期')
  return doubts
}
