/**
 * The road of one document, from bytes to article: read this file first.
 *
 * Pure and synchronous: bytes and hints in, outcomes out. Reading files, limits of size and time, and writing are the
 * caller's. {@link STEPS} is the whole of it, in order, each with the reason why it stands where it does.
 */
import type { CharsetEvidence } from '../article.ts'
import { decodeBytes } from '../charset/index.ts'
import type { Outcome, RawDocument, SourceSettings } from './document.ts'
import { binaryFormat, isGarbled } from './extract/binary.ts'
import { type Draft, openDrafts } from './open.ts'
import { cleanStep, findStep, judgeStep, labelStep, metadataStep, titleStep } from './steps.ts'

/** Part of the key of incremental runs: change it whenever the outcome of any document may change. */
export const PIPELINE_VERSION = '13'

/** One step over one article's draft. */
export interface Step {
  readonly step: TraceStep['step']
  readonly name: string
  /** Why it stands where it does. */
  readonly why: string
  run(draft: Draft): Draft
}

/** The steps behind decoding and opening, in order. */
export const STEPS: readonly Step[] = [
  {
    step: 'clean',
    name: '给每一行贴标签',
    why: '先于一切判断：标题和正文都不会在分享条、页脚里',
    run: labelStep,
  },
  {
    step: 'metadata',
    name: '找标题',
    why: '先于正文：正文跟在标题后面，靠近标题的段落才可信',
    run: titleStep,
  },
  { step: 'extract', name: '找正文', why: '先圈出范围，再在范围里清理，免得清理全页', run: findStep },
  {
    step: 'clean',
    name: '清理',
    why: '在读元数据之前：被去掉的信息行、署名行正是元数据的出处',
    run: cleanStep,
  },
  { step: 'metadata', name: '读元数据', why: '正文的首尾定了，才知道哪些行在它周围', run: metadataStep },
  {
    step: 'judge',
    name: '判断是不是新闻',
    why: '放在最后：只有清理之后才看得出还剩多少正文',
    run: judgeStep,
  },
]

/** What one step did to a document, in lines for people. */
export interface TraceStep {
  readonly step: 'decode' | 'extract' | 'clean' | 'metadata' | 'judge'
  /** What the step is for, in Chinese. */
  readonly about: string
  readonly lines: readonly string[]
}

/** Every step of one document and what became of it. */
export interface Trace {
  readonly steps: readonly TraceStep[]
  readonly outcomes: readonly Outcome[]
}

/** Receives what a step did; the lines are made only when somebody listens. */
type Note = (step: TraceStep['step'], about: string, lines: () => readonly string[]) => void

/**
 * Runs one document through every step.
 *
 * @param raw - The document as received.
 * @param settings - What `sources.json` says of its outlet, null where it says nothing.
 * @returns One outcome, or several where a text file holds several articles. Never throws on content.
 */
export function ingestDocument(raw: RawDocument, settings: SourceSettings | null): Outcome[] {
  return runSteps(raw, settings, () => {})
}

/**
 * Runs one document and tells what every step did, for `jiuwen inspect`.
 *
 * @returns The steps in order and the same outcomes as {@link ingestDocument}.
 */
export function traceDocument(raw: RawDocument, settings: SourceSettings | null): Trace {
  const steps: TraceStep[] = []
  const outcomes = runSteps(raw, settings, (step, about, lines) => {
    steps.push({ step, about, lines: lines() })
  })
  return { steps, outcomes }
}

function runSteps(raw: RawDocument, settings: SourceSettings | null, note: Note): Outcome[] {
  const format = binaryFormat(raw.bytes)
  if (format) return [refuse('binary', `这是 ${format}，不是网页或文字`, null)]
  const { text, ...charset } = decodeBytes(raw.bytes, {
    contentType: raw.contentType,
    override: settings?.charset ?? null,
  })
  note('decode', '把字节读成文字', () => describeCharset(charset))
  if (isGarbled(text)) return [refuse('binary', '文件里多是控制字符，不是文字', charset.charset)]
  const drafts = openDrafts(text.toWellFormed(), raw, settings, charset)
  if (drafts.length === 0) return [refuse('empty', '文件里没有文字', charset.charset)]
  return drafts.map((opened) => {
    note('extract', '切成文字块', () =>
      opened.page.blocks.map((block) => `${block.index} <${block.tag}> ${block.text}`),
    )
    let draft = opened
    for (const { step, name, why, run } of STEPS) {
      const noted = draft.notes.length
      draft = run(draft)
      const done = draft
      note(step, `${name}（${why}）`, () => done.notes.slice(noted))
    }
    return draft.outcome ?? refuse('no-article', '文件里找不到可读的正文', charset.charset)
  })
}

function describeCharset(charset: CharsetEvidence): string[] {
  return [
    `编码 ${charset.charset}（声明：${charset.declared ?? '无'}；把握 ${charset.confidence.toFixed(2)}）`,
    ...charset.evidence,
    ...charset.repairs
      .slice(0, 20)
      .map((repair) => `修补 ${repair.kind}，位置 ${repair.at}：${repair.reason}`),
  ]
}

function refuse(code: string, reason: string, charset: string | null): Outcome {
  return { kind: 'rejected', code, reason, title: null, removals: [], charset, problems: [] }
}
