/**
 * Opens a decoded document: page or dump, one article or several, and the draft that travels through the steps.
 *
 * Pure.
 */
import type { CharsetEvidence, Removal } from '../article.ts'
import { cutLinkTails } from './clean/link-tail.ts'
import type { Trimmed } from './clean/trim.ts'
import type { Outcome, RawDocument, SourceSettings } from './document.ts'
import { readData } from './extract/data-file.ts'
import { readHtml } from './extract/dom.ts'
import { type ExportRecord, readExport } from './extract/export.ts'
import { looksLikeHtml } from './extract/kind.ts'
import { readLines, splitLines } from './extract/plain.ts'
import type { StateStory } from './extract/state.ts'
import type { Page } from './lines/block.ts'
import type { Label } from './lines/label-kinds.ts'

/** What is known of one article so far. Every step takes one and gives a new one. */
export interface Draft {
  readonly raw: RawDocument
  readonly settings: SourceSettings | null
  readonly charset: CharsetEvidence
  /** Which article of the file, null where it is the only one. */
  readonly ordinal: number | null
  readonly page: Page
  readonly labels: readonly (Label | null)[]
  readonly title: string
  /** Block that bears the headline. */
  readonly titleBlock: number | null
  /** Blocks of the story's region. */
  readonly region: readonly number[]
  readonly trimmed: Trimmed
  /** Fields of a database export. */
  readonly record: ExportRecord | null
  /** Story found in embedded state. */
  readonly state: StateStory | null
  readonly removals: readonly Removal[]
  /** Names of the rules that found the story. */
  readonly rules: readonly string[]
  /** Lines for `inspect`. */
  readonly notes: readonly string[]
  readonly outcome: Outcome | null
}

const NOTHING: Trimmed = { story: [], captions: [], credits: [], removals: [] }

/** One draft for each article of a document; none where it holds no text. */
export function openDrafts(
  text: string,
  raw: RawDocument,
  settings: SourceSettings | null,
  charset: CharsetEvidence,
): Draft[] {
  if (text.trim() === '') return []
  const base = { raw, settings, charset }
  if (looksLikeHtml(text, raw.kind)) {
    const { page, removals } = cutLinkTails(readHtml(text))
    return [makeDraft({ ...base, page, removals, rules: ['html'] })]
  }
  const lines = splitLines(text)
  const records = readData(text) ?? readExport(lines)
  if (records) {
    return records.map((record, i) => {
      const { page, removals } = readBody(record.body)
      const ordinal = records.length > 1 ? i : null
      return makeDraft({ ...base, page, removals, record, ordinal, rules: ['export'] })
    })
  }
  const { page, removals, joined } = readLines(lines)
  if (page.blocks.length === 0) return []
  return [makeDraft({ ...base, page, removals, rules: joined ? ['dump', 'rewrapped'] : ['dump'] })]
}

/** A record's body is lines, or the markup that its site shows. */
function readBody(lines: readonly string[]): { page: Page; removals: readonly Removal[] } {
  const text = lines.join('\n')
  return looksLikeMarkup(text) ? { page: readHtml(text), removals: [] } : readLines(lines)
}

/** A body that opens with an element. */
const looksLikeMarkup = (text: string): boolean =>
  /^\s{0,40}<(?:p|div|section|article|span|br|h\d)[\s/>]/i.test(text)

function makeDraft(given: Pick<Draft, 'raw' | 'settings' | 'charset' | 'page'> & Partial<Draft>): Draft {
  return {
    ordinal: null,
    labels: [],
    title: '',
    titleBlock: null,
    region: [],
    trimmed: NOTHING,
    record: null,
    state: null,
    removals: [],
    rules: [],
    notes: [],
    outcome: null,
    ...given,
  }
}
