/**
 * The road of one document, from bytes to article: read this file first.
 *
 * Pure and synchronous: bytes and hints in, outcomes out. Reading files, limits of size and time, and writing are the
 * caller's.
 */

import type { CharsetEvidence, Removal } from '../article.ts'
import { decodeBytes } from '../charset/index.ts'
import { type Label, labelBlocks } from './clean/labels.ts'
import { type Trimmed, trimRegion } from './clean/trim.ts'
import type { ArticleDraft, Outcome, RawDocument, SourceSettings } from './document.ts'
import type { Page } from './extract/block.ts'
import { readHtml } from './extract/dom.ts'
import { findDumpStory } from './extract/dump.ts'
import { looksLikeHtml } from './extract/kind.ts'
import { readPlain } from './extract/plain.ts'
import { findRegion } from './extract/story.ts'
import { readRecord } from './metadata/record.ts'
import { findTitles } from './metadata/title.ts'
import { safeUrl } from './metadata/url.ts'

/** Part of the key of incremental runs: change it whenever the outcome of any document may change. */
export const PIPELINE_VERSION = '1'

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
  const { text, ...charset } = decodeBytes(raw.bytes, {
    contentType: raw.contentType,
    kind: raw.kind,
    override: settings?.charset ?? null,
  })
  const evidence: CharsetEvidence = charset
  note('decode', '把字节读成文字', () => [
    `编码 ${evidence.charset}(页面声明:${evidence.declared ?? '无'},把握 ${evidence.confidence.toFixed(2)})`,
    ...evidence.evidence,
  ])
  if (text.trim() === '') return [rejected('empty', '文件里没有文字', null, [], evidence)]
  const page = looksLikeHtml(text, raw.kind) ? readHtml(text) : readPlain(text)
  note('extract', '把页面切成文字块', () =>
    page.blocks.map((block) => `${block.index} <${block.tag}> ${block.text}`),
  )
  return [readPage(page, raw, settings, evidence, note)]
}

function readPage(
  page: Page,
  raw: RawDocument,
  settings: SourceSettings | null,
  charset: CharsetEvidence,
  note: Note,
): Outcome {
  const labels = labelBlocks(page.blocks)
  if (page.kind === 'text') return readDump(page, labels, raw, settings, charset, note)
  const titles = findTitles(page, labels, null)
  note('metadata', '找标题', () =>
    titles.slice(0, 8).map((t) => `${t.score.toFixed(2)} ${t.text}(${t.reason})`),
  )
  const title = titles[0] ?? null
  const region =
    findRegion(page, labels, title?.block ?? null) ?? findRegion(page, labels, title?.block ?? null, true)
  if (!region) return rejected('no-article', '页面里没有可读的正文', title?.text ?? null, [], charset)
  const trimmed = trimRegion(page, region.blocks, labels, title?.text ?? '')
  note('clean', '去掉不是正文的内容', () =>
    trimmed.removals.map((r) => `[${r.rule}] ${r.text} —— ${r.reason}`),
  )
  if (trimmed.story.length === 0)
    return rejected('no-article', '页面里没有可读的正文', title?.text ?? null, trimmed.removals, charset)
  const draft = makeDraft(
    page,
    raw,
    settings,
    charset,
    title?.text ?? '',
    title?.block ?? null,
    trimmed,
    labels,
  )
  return { kind: 'article', draft, problems: [] }
}

function readDump(
  page: Page,
  labels: readonly (Label | null)[],
  raw: RawDocument,
  settings: SourceSettings | null,
  charset: CharsetEvidence,
  note: Note,
): Outcome {
  const found = findDumpStory(page, labels)
  const title = found.title === null ? '' : (page.blocks[found.title]?.text ?? '')
  const trimmed = trimRegion(page, found.blocks, labels, title)
  note('clean', '去掉不是正文的内容', () =>
    trimmed.removals.map((r) => `[${r.rule}] ${r.text} —— ${r.reason}`),
  )
  if (trimmed.story.length === 0)
    return rejected('no-article', '文件里没有可读的正文', title, trimmed.removals, charset)
  return {
    kind: 'article',
    draft: makeDraft(page, raw, settings, charset, title, found.title, trimmed, labels),
    problems: [],
  }
}

function makeDraft(
  page: Page,
  raw: RawDocument,
  settings: SourceSettings | null,
  charset: CharsetEvidence,
  title: string,
  titleBlock: number | null,
  trimmed: Trimmed,
  _labels: readonly (Label | null)[],
): ArticleDraft {
  const record = readRecord(page, titleBlock, trimmed)
  const { hints } = page
  const paragraphs = trimmed.story.map((block) => block.text)
  return {
    title: title.slice(0, 500) || (paragraphs[0] ?? '').slice(0, 60),
    paragraphs,
    captions: trimmed.captions.map((block) => block.text),
    publishedAt: record.publishedAt,
    source: aliased(record.source, settings),
    authors: record.authors,
    editors: record.editors,
    section: null,
    tags: [],
    url:
      safeUrl(hints.canonical) ??
      safeUrl(raw.url) ??
      safeUrl(hints.meta.get('og:url')?.[0]) ??
      safeUrl(hints.savedFrom),
    lang: 'zh-Hans',
    removals: trimmed.removals,
    provenance: {
      file: raw.file,
      ordinal: null,
      sha256: raw.sha256,
      bytes: raw.bytes.byteLength,
      charset,
      capturedAt: raw.capturedAt,
      publishedFrom: record.publishedFrom,
      rules: [page.kind],
    },
  }
}

/** The outlet's own name where the page uses an alias of it. */
function aliased(source: string | null, settings: SourceSettings | null): string | null {
  if (!settings) return source
  if (source === null) return settings.name
  return settings.aliases.includes(source) ? settings.name : source
}

function rejected(
  code: string,
  reason: string,
  title: string | null,
  removals: readonly Removal[],
  charset: CharsetEvidence,
): Outcome {
  return { kind: 'rejected', code, reason, title, removals, charset: charset.charset, problems: [] }
}
