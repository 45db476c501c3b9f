/**
 * Everything that is said about a story: moment, source, people, section, tags, address, language.
 *
 * Pure. A database export's fields are taken at their word; embedded state comes before the page's lines, because it
 * was chosen where the page has none.
 */
import type { DateOrigin } from '../../article.ts'
import { formatMoment, type Moment, parseMoment } from '../lines/dates.ts'
import { readPeople } from '../lines/names.ts'
import type { Draft } from '../open.ts'
import { languageOf } from './lang.ts'
import { findPeople } from './people.ts'
import { findPublished } from './published.ts'
import { findSources } from './source.ts'
import { findSection, findTags } from './tags.ts'
import { safeUrl } from './url.ts'
import { findZone } from './zone.ts'

/** What was read, with lines for `inspect`. */
export interface Metadata {
  readonly publishedAt: string | null
  readonly publishedFrom: DateOrigin | null
  readonly source: string | null
  readonly authors: readonly string[]
  readonly editors: readonly string[]
  readonly section: string | null
  readonly tags: readonly string[]
  readonly url: string | null
  readonly lang: string
  readonly notes: readonly string[]
}

const MAX_SOURCE = 40

/** Reads the metadata of a draft whose story is known. */
export function readMetadata(draft: Draft): Metadata {
  const { page, labels, titleBlock, trimmed } = draft
  const { hints } = page
  const zone = findZone(page, labels, titleBlock, draft.title, trimmed)
  const url =
    safeUrl(hints.canonical) ??
    safeUrl(draft.raw.url) ??
    safeUrl(hints.meta.get('og:url')?.[0]) ??
    safeUrl(hints.savedFrom)
  const told = draft.record ? fromRecord(draft) : draft.state ? fromState(draft) : {}
  const dates = told.moment || draft.record ? [] : findPublished(zone, hints, url)
  const sources = told.source || draft.record ? [] : findSources(page, zone)
  const date = dates[0]
  const source = told.source ?? sources.find(({ name }) => isWhole(name))?.name ?? null
  const people = findPeople(zone, hints, source)
  const found = findSection(zone, hints)
  const section = found !== null && isWhole(found) ? found : null
  const moment = told.moment ?? date?.moment ?? null
  return {
    publishedAt: moment ? formatMoment(moment) : null,
    publishedFrom: moment ? (told.moment ? 'record' : (date?.origin ?? null)) : null,
    source: source === null ? null : source.slice(0, MAX_SOURCE),
    authors: told.authors ?? people.authors,
    editors: told.editors ?? people.editors,
    section: told.section ?? section,
    tags: told.tags ?? findTags(zone, hints),
    url: told.url ?? url,
    lang: languageOf(trimmed.story.map((block) => block.text).join('\n')),
    notes: [
      ...dates.slice(0, 6).map((d) => `日期 ${formatMoment(d.moment)} ${d.score.toFixed(2)}(${d.reason})`),
      ...sources.slice(0, 6).map((s) => `来源 ${s.name} ${s.score.toFixed(2)}(${s.reason})`),
    ],
  }
}

/** False for a name with a character that could not be decoded: it would stand beside the right one in every list. */
const isWhole = (name: string) => !name.includes('\ufffd')

interface Told {
  readonly moment?: Moment | null
  readonly source?: string | null
  readonly authors?: readonly string[]
  readonly editors?: readonly string[]
  readonly section?: string | null
  readonly tags?: readonly string[]
  readonly url?: string | null
}

function fromRecord(draft: Draft): Told {
  const fields = draft.record?.fields
  if (!fields) return {}
  const value = (name: Parameters<typeof fields.get>[0]): string => fields.get(name) ?? ''
  const date = value('date')
  return {
    moment: parseMoment(date),
    source:
      value('source')
        .replace(/<[^<>]{0,200}>/, '')
        .trim() || null,
    ...(fields.has('author') ? { authors: readPeople(value('author')) } : {}),
    ...(fields.has('editor') ? { editors: readPeople(value('editor')) } : {}),
    section: value('section') || null,
    tags: splitTags(value('tags')),
    url: safeUrl(value('url')),
  }
}

function fromState(draft: Draft): Told {
  const { state } = draft
  if (!state) return {}
  const moment = state.published === null ? null : parseMoment(state.published)
  return {
    ...(moment ? { moment } : {}),
    ...(state.source ? { source: state.source } : {}),
    ...(state.author ? { authors: readPeople(state.author) } : {}),
    ...(state.editor ? { editors: readPeople(state.editor) } : {}),
    ...(state.tags.length > 0 ? { tags: state.tags.slice(0, 20) } : {}),
  }
}

function splitTags(text: string): string[] {
  return text.split(/[\s,，;；、|]+/).filter((tag) => tag !== '')
}
