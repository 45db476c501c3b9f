/**
 * Who wrote and who edited: credit lines, labelled values, and the opening and closing words of the story.
 *
 * Pure.
 */

import { jsonLdNames } from '../extract/json-ld.ts'
import type { Hints } from '../lines/block.ts'
import {
  bracketedWriter,
  type Credit,
  closingEditors,
  closingWriters,
  openingWriters,
  parseCredits,
} from '../lines/credits.ts'
import { findMoments } from '../lines/dates.ts'
import { readFeedLine } from '../lines/info.ts'
import { joinSpread, readBareFields, readFields, readPeople } from '../lines/names.ts'
import { areNames, residue } from '../lines/residue.ts'
import { isLatinName, isPersonName } from '../lines/surnames.ts'
import { wordingOf } from '../lines/wording.ts'
import { isBoard, NO_OUTLET } from './site.ts'
import type { Line, Zone } from './zone.ts'

/** Names in the order in which the page gives them, each once. */
export interface People {
  readonly authors: readonly string[]
  readonly editors: readonly string[]
}

/** Reads writers and editors. */
export function findPeople(zone: Zone, hints: Hints, source: string | null): People {
  const authors = new Set<string>()
  const editors = new Set<string>()
  const lines = [...zone.head, ...zone.after].map(({ text }) => ({ text, closes: false }))
  const closing = zone.trimmed.credits.map(({ text }) => ({ text, closes: true }))
  for (const { text, closes } of [...lines, ...closing]) {
    for (const { field, names } of creditsOf(text, closes)) {
      if (field === 'author') for (const name of names) authors.add(name)
      if (field === 'editor') for (const name of names) editors.add(name)
    }
  }
  const { story } = zone.trimmed
  for (const line of zone.head) for (const name of reportersOf(line.text)) authors.add(name)
  for (const block of story.slice(0, 3)) for (const name of openingWriters(block.text)) authors.add(name)
  for (const block of story.slice(-2)) for (const name of closingWriters(block.text)) authors.add(name)
  for (const block of story.slice(-1)) for (const name of closingEditors(block.text)) editors.add(name)
  if (authors.size === 0) for (const name of unlabelled(zone, hints, source)) authors.add(name)
  if (source !== null) authors.delete(source)
  return { authors: [...authors], editors: [...editors] }
}

/** @param closes - The line was taken out as the story's credit line. */
function creditsOf(text: string, closes: boolean): readonly Credit[] {
  const feed = readFeedLine(text)
  if (feed) return [{ field: 'author', names: readPeople(feed.writer) }]
  const whole = parseCredits(text)
  if (whole) return whole
  if (isPersonName(text) && closes) return [{ field: 'author', names: [text] }]
  const dated = text.length <= 120 && findMoments(text).length > 0
  const fields = [...readFields(text), ...(dated ? readBareFields(text) : [])]
  return fields.map(({ field, value }) => ({ field, names: readPeople(value) }))
}

const isName = (text: string): boolean => isPersonName(text) || isLatinName(text)

/** Papers set a writer's name behind a square or a dot. */
const SIGN = /^[□■◎●○◆◇]/

/** A person's name that stands in an info line without any label. */
function besideOutlet(zone: Zone, _hints: Hints, source: string | null): string[] {
  for (const line of zone.head) {
    if (findMoments(line.text).length === 0 || line.text.length > 120) continue
    const tokens = residue(line.text)
    if (areNames(tokens)) return tokens
    const person = tokens.slice(0, 2).find((token) => isName(token) && token !== source)
    if (person) return [person]
    const sourced = readFields(line.text).find(({ field }) => field === 'source')
    const behind = joinSpread((sourced?.value.trim().split(/\s+/) ?? []).slice(1))
    const names = behind.map((name) => name.replace(SIGN, '')).filter(isPersonName)
    if (names.length > 0 && names.length === behind.length) return names
  }
  return []
}

const REPORTER =
  /(?:^|[\s\p{P}])(?:记者|通讯员|撰文|作者|文|采访|整理|by|由)\s?[/:]?\s?(\p{Script=Han}{2,4})(?=[/\s,、】)\]]|$)/u

/** 记者某某, 文/某某 or 撰文 某某 in an info line. */
function reportersOf(text: string): string[] {
  if (text.length > 80 || findMoments(text).length === 0) return []
  const m = REPORTER.exec(wordingOf(text))
  if (!m?.[1]) return []
  const end = m.index + m[0].length
  const name = text.slice(end - m[1].length, end)
  return isPersonName(name) ? [name] : []
}

/** What the classes of an element call the writer's place. */
const AUTHOR_BOX = /author|byline|writer|zuozhe/
const MAX_NAME = 12

/** A name under the headline in an element that is named for the writer: a person's, or the one that the head gives. */
function inAuthorBox(zone: Zone, hints: Hints, source: string | null): string[] {
  const told = new Set(['author', 'name'].flatMap((key) => hints.meta.get(key) ?? []))
  const found = zone.head.find(({ text, names, label }) => {
    if (label !== null || text.length > MAX_NAME || text === source || !AUTHOR_BOX.test(names)) return false
    return isPersonName(text) || told.has(text)
  })
  return found ? [found.text] : []
}

/** The member who opened a board's thread: the first name below the headline, whatever it is. */
function onBoard(zone: Zone, hints: Hints): string[] {
  const { titleBlock } = zone
  if (titleBlock === null || !isBoard(hints)) return []
  const member = zone.head.find(({ text, label, block }) => {
    const isBelow = label === null && block.index > titleBlock
    return isBelow && /^[\p{L}\d_]{2,15}$/u.test(text) && !NO_OUTLET.test(text)
  })
  return member ? [member.text] : []
}

/** A name in brackets behind the last words. */
function inBrackets(zone: Zone): string[] {
  return bracketedWriter(zone.trimmed.story.at(-1)?.text ?? '')
}

/** Names that the head of the page gives. */
function inHead(_zone: Zone, hints: Hints, source: string | null): string[] {
  const meta = (hints.meta.get('author') ?? []).slice(0, 1).flatMap(readPeople).filter(isPersonName)
  const structured = [...jsonLdNames(hints.jsonLd, 'author').flatMap(readPeople), ...meta]
  return structured.filter((name) => /^\p{Script=Han}{2,4}$/u.test(name) && name !== source)
}

/** A name on a line under the headline: beside an outlet, directly below, beside the date, or anywhere alone. */
function onOwnLine(zone: Zone, _hints: Hints, source: string | null): string[] {
  const { titleBlock } = zone
  if (titleBlock === null) return []
  const below = zone.head.filter((line) => line.block.index > titleBlock)
  const placed = [...withOutlet(below, source), ...nextTo(below, titleBlock)]
  const first = placed.find((name) => isName(name) && name !== source)
  if (first) return [first]
  const lines = below.flatMap(({ text }) => {
    const line = text.replace(/^[\s·]+|[\s·]+$/g, '')
    return /^原创\s/.test(line) ? line.split(/\s+/).slice(1) : [line.replace(/^by\s+/i, '')]
  })
  const alone = lines.find((name) => name.length >= 3 && isPersonName(name) && name !== source)
  return alone ? [alone] : []
}

/** 某某/云汀样报, 云汀样报 某某 */
function withOutlet(below: readonly Line[], source: string | null): string[] {
  const divided = below.map(({ text }) => /^([^/]{2,4})\/[^/]{3,16}$/.exec(text.trim())?.[1] ?? '')
  const besideSource = below.flatMap(({ text }) => {
    const tokens = text.trim().split(/\s+/)
    return source !== null && tokens.length <= 3 && tokens.includes(source) ? tokens : []
  })
  return [...divided, ...besideSource]
}

/** Lines directly below the headline, and directly above or below the date. */
function nextTo(below: readonly Line[], titleBlock: number): string[] {
  const dated = new Set(
    below.filter(({ text }) => findMoments(text).length > 0).map(({ block }) => block.index),
  )
  const isBeside = ({ block, label }: Line): boolean =>
    label === null && (dated.has(block.index + 1) || dated.has(block.index - 1))
  const next = below.filter(({ block }) => block.index === titleBlock + 1)
  return [...next, ...below.filter(isBeside)].map(({ text }) => text.replace(/^by\s+/i, ''))
}

/** Ways to find a writer whom no label names, the surest first. */
const UNLABELLED = [onBoard, besideOutlet, inAuthorBox, inBrackets, inHead, onOwnLine]

function unlabelled(zone: Zone, hints: Hints, source: string | null): string[] {
  for (const find of UNLABELLED) {
    const names = find(zone, hints, source)
    if (names.length > 0) return names
  }
  return []
}
