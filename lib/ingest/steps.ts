/**
 * The steps of the pipeline: each takes a draft and gives a new one. Their order is set in `pipeline.ts`.
 *
 * Pure.
 */
import type { Removal } from '../article.ts'
import { labelBlocks } from './clean/labels.ts'
import { mendParsed } from './clean/mend-parsed.ts'
import { recordOutside } from './clean/outside.ts'
import { findRefusal, refuseWithoutStory } from './clean/refuse.ts'
import { trimRegion } from './clean/trim.ts'
import type { ArticleDraft } from './document.ts'
import { readHtml } from './extract/dom.ts'
import { findDumpStory } from './extract/dump.ts'
import { findFolded } from './extract/folded.ts'
import { markInlineHeads } from './extract/inline-related.ts'
import { markNextStory } from './extract/next-story.ts'
import { readLines } from './extract/plain.ts'
import { findState } from './extract/state.ts'
import { findRegion } from './extract/story.ts'
import { findVerse } from './extract/verse.ts'
import type { Page } from './lines/block.ts'
import type { Label } from './lines/label-kinds.ts'
import { squeeze, tidy } from './lines/tidy.ts'
import { wordingOf } from './lines/wording.ts'
import { readMetadata } from './metadata/read.ts'
import { cutSite, findTitles } from './metadata/title.ts'
import type { Draft } from './open.ts'

/** Below so many characters of visible prose, embedded state and hidden blocks are looked at. */
const WEAK_REGION = 80
/** Below so many, the page may show only the story's opening. */
const SHORT_REGION = 300
/** How many times the shown text the state must hold to be the whole story; markup is counted in. */
const TEASED = 5
const MAX_TITLE = 500
/** Signs that some dumps set before a headline. */
const BULLET = /^[◆◇●○■□★☆▲►▶•]\s{0,2}(?=.{4})/

/** Says of every line what its wording shows it to be. */
export function labelStep(draft: Draft): Draft {
  const labels = markInlineHeads(draft.page, labelBlocks(draft.page.blocks))
  const notes = draft.page.blocks.flatMap(({ index, text }) =>
    labels[index] ? [`[${labels[index]}] ${text}`] : [],
  )
  return { ...draft, labels, notes: [...draft.notes, ...notes] }
}

/** Finds the headline. In dumps it is found with the story. */
export function titleStep(draft: Draft): Draft {
  if (draft.record) return { ...draft, title: tidy(draft.record.fields.get('title') ?? '') }
  if (draft.page.kind === 'text') {
    const found = findDumpStory(draft.page, draft.labels)
    const text = found.title === null ? '' : (draft.page.blocks[found.title]?.text ?? '')
    const title = cutSite(text.replace(BULLET, ''), draft.page, true)
    return {
      ...draft,
      title,
      titleBlock: found.title,
      region: found.blocks,
      notes: [...draft.notes, `${title}(正文上方最像标题的一行)`],
    }
  }
  const titles = findTitles(draft.page, draft.labels, null)
  const best = titles[0]
  const notes = titles.slice(0, 8).map((t) => `${t.score.toFixed(2)} ${t.text}(${t.reason})`)
  return {
    ...draft,
    title: withoutPage(best?.text ?? '', draft.labels),
    titleBlock: best?.block ?? null,
    notes: [...draft.notes, ...notes],
  }
}

/** Pages of a long story count themselves behind the headline: 某某某(2). */
const COUNTED = /\s?[(（]\d{1,2}[)）]$/

function withoutPage(title: string, labels: readonly (Label | null)[]): string {
  return labels.includes('pager') ? title.replace(COUNTED, '') : title
}

/** Finds the story's region: in the elements, else in embedded state, else in what the page hides. */
export function findStep(opened: Draft): Draft {
  const { page, titleBlock } = opened
  if (opened.record) return { ...opened, region: page.blocks.map((block) => block.index) }
  if (page.kind === 'text')
    return opened.region.length > 0
      ? opened
      : { ...opened, region: findVerse(page, opened.labels, titleBlock) }
  const labels = markNextStory(page, opened.labels, titleBlock)
  const draft = { ...opened, labels }
  const seen = findRegion(page, labels, titleBlock)
  const whole = seen && seen.weight < SHORT_REGION ? openTeased(draft, seen.weight) : null
  if (whole) return whole
  if (seen && seen.weight >= WEAK_REGION) {
    const folded = findFolded(page, labels, seen.core, seen.blocks)
    const region = [...seen.blocks, ...folded].sort((a, b) => a - b)
    return { ...draft, region, notes: [...draft.notes, describe(page, seen.core)] }
  }
  const fromState = openState(draft, seen?.weight ?? 0)
  if (fromState) return fromState
  const hidden = findRegion(page, labels, titleBlock, true)
  const region = hidden && hidden.weight > (seen?.weight ?? 0) * 3 ? hidden : seen
  if (!region) return { ...draft, region: findVerse(page, labels, titleBlock) }
  return { ...draft, region: region.blocks, notes: [...draft.notes, describe(page, region.core)] }
}

function describe(page: Page, core: number): string {
  const container = page.containers[core]
  return `正文核心在 <${container?.tag ?? ''} ${container?.names ?? ''}>`
}

/** Some pages show the opening alone and hold the whole in their state: the same headline, several times the text. */
function openTeased(draft: Draft, seen: number): Draft | null {
  const opened = openState(draft, seen)
  if (!opened?.state?.title || squeeze(opened.state.title) !== squeeze(draft.title)) return null
  return opened.state.body.text.length >= seen * TEASED ? opened : null
}

/** The draft with the story of the page's embedded state in place of its elements. */
function openState(draft: Draft, seen: number): Draft | null {
  const state = findState(draft.page.hints)
  if (!state || state.body.text.length < seen * 2) return null
  const { hints } = draft.page
  const page: Page =
    state.body.kind === 'html'
      ? { ...readHtml(state.body.text), hints }
      : { ...readLines(state.body.text.split('\n')).page, hints }
  const title = state.title && squeeze(state.title).length >= 4 ? tidy(state.title) : draft.title
  return {
    ...draft,
    page,
    state,
    title,
    titleBlock: null,
    labels: labelBlocks(page.blocks),
    region: page.blocks.map((block) => block.index),
    rules: [...draft.rules, 'embedded-state'],
    notes: [...draft.notes, '页面元素里没有正文，改读脚本里的数据'],
  }
}

/** Takes out of the region what is not the story. */
export function cleanStep(draft: Draft): Draft {
  const isDump = draft.rules.includes('dump')
  const trimmed = trimRegion(draft.page, draft.region, draft.labels, draft.title, draft.titleBlock, isDump)
  const outside = recordOutside(draft.page, draft.region, draft.labels, draft.titleBlock)
  const notes = trimmed.removals.map((removal) => `[${removal.rule}] ${removal.text} —— ${removal.reason}`)
  return {
    ...draft,
    trimmed,
    removals: [...draft.removals, ...outside, ...trimmed.removals],
    notes: [...draft.notes, ...notes],
  }
}

/** Reads what the page says about the story and makes the article. */
export function metadataStep(draft: Draft): Draft {
  const { page, trimmed, raw, settings } = draft
  if (trimmed.story.length === 0) return draft
  const read = readMetadata(draft)
  const told = [draft.title, ...trimmed.story.map((block) => block.text)]
  const [headline = '', ...paragraphs] = mendParsed(told)
  const article: ArticleDraft = {
    title: headline.slice(0, MAX_TITLE) || (paragraphs[0] ?? '').slice(0, 60),
    paragraphs,
    captions: trimmed.captions.map((block) => block.text),
    publishedAt: read.publishedAt,
    source: aliased(read.source, settings),
    authors: read.authors,
    editors: read.editors,
    section: read.section,
    tags: read.tags,
    url: read.url,
    lang: read.lang,
    removals: withFields(draft),
    provenance: {
      file: raw.file,
      ordinal: draft.ordinal,
      sha256: raw.sha256,
      bytes: raw.bytes.byteLength,
      charset: draft.charset,
      capturedAt: raw.capturedAt,
      publishedFrom: read.publishedFrom,
      rules: [...draft.rules, page.kind],
    },
  }
  return {
    ...draft,
    outcome: { kind: 'article', draft: article, problems: [] },
    notes: [...draft.notes, ...read.notes],
  }
}

function withFields(draft: Draft): Removal[] {
  const fields = (draft.record?.fieldLines ?? []).map(
    (text): Removal => ({ step: 'metadata', rule: 'export-field', text, reason: '数据库字段，已记入元数据' }),
  )
  return [...fields, ...draft.removals]
}

/** The outlet's own name where the page uses an alias of it. */
function aliased(source: string | null, settings: Draft['settings']): string | null {
  if (!settings) return source
  if (source === null) return settings.name
  // Traditional and simplified spellings of a name are one name.
  const wording = wordingOf(source)
  return [settings.name, ...settings.aliases].some((name) => wordingOf(name) === wording)
    ? settings.name
    : source
}

/** True where the page itself says when the story was published; an address alone may be any page's. */
function isDated({ outcome }: Draft): boolean {
  const from = outcome?.kind === 'article' ? outcome.draft.provenance.publishedFrom : null
  return from !== null && from !== 'url'
}

/** Refuses what is no article. */
export function judgeStep(draft: Draft): Draft {
  const { page, trimmed, title } = draft
  const refusal =
    trimmed.story.length === 0
      ? refuseWithoutStory(page)
      : findRefusal(page, title, trimmed.story, isDated(draft))
  if (!refusal) return { ...draft, notes: [...draft.notes, '是新闻'] }
  const outcome = {
    kind: 'rejected' as const,
    ...refusal,
    title: title || null,
    removals: draft.removals,
    charset: draft.charset.charset,
    problems: [],
  }
  return { ...draft, outcome, notes: [...draft.notes, `${refusal.reason}(${refusal.code})`] }
}
