/**
 * Info lines: the line under a headline that gives moment, source and names.
 *
 * Pure.
 */

import { findMoments, type Moment } from './dates.ts'
import { readFields } from './names.ts'
import { wordingOf } from './wording.ts'

const MAX_LINE = 200
/** Characters that may stand beside moments and labelled values in an info line. */
const MAX_REST = 14

/** A note on where a story was taken from, with the outlet in the group: 本文来自微信公众号：某某（ID：…），作者：…. */
const PROVENANCE =
  /^[(【*\s]{0,3}(?:本文|(?:以下)?文章|以下内容|内容|稿件)(?:系|为)?(?:经授权)?(?:来自|来源于?|转自|转载自?|首发于|源自|摘自|选自)[^,。:“《「]{0,12}[:“《「\s]{1,3}(?!\d)([^“”《》「」(),。:;]{2,20})/

/** The paper that a story stood in, on a line of its own: （原载《某报》2001年2月3日）. */
const TAKEN_FROM =
  /^[(【\s]{0,3}(?:本文|此文|原文|文章)?(?:原载于?|原刊于?|载于|刊于|转自|转载自|摘自|选自|摘编自)\s?《([^《》]{2,16})》[^。,!?]{0,30}$/

/** 云汀样报记者 发自柳湾: outlet and place of a report. */
const SENT_FROM = /^[^\s,。:]{2,14}\s{0,2}发自\s?\p{Script=Han}{2,8}$/u

/** 寰样广播中文网记者: the outlet of a writer whose name stands apart. */
const ROLE_OF_OUTLET =
  /^([^\s,。:]{2,10}(?:[报网社台刊]|新闻|中文|广播|观察))(?:特约|驻外)?(?:记者|撰稿人|评论员|特派员|编辑)$/u

/** The outlet of such a line, any other line as it is. */
export function withoutRole(text: string): string {
  return text.slice(0, ROLE_OF_OUTLET.exec(wordingOf(text))?.[1]?.length ?? text.length)
}

const ADDRESS = /https?:\/\/[\x21-\x7e]{1,300}|(?<![\w.])www\.[\w.-]{3,60}/gi

/** The outlet that a note on a story's origin names, null for any other line. */
export function readProvenance(text: string): string | null {
  if (text.length > MAX_LINE) return null
  const wording = wordingOf(text)
  const m = PROVENANCE.exec(wording) ?? TAKEN_FROM.exec(wording)
  if (!m?.[1]) return null
  const at = m[0].lastIndexOf(m[1])
  return text.slice(at, at + m[1].length).trim()
}

/** The day and the page of a paper, beside its name. */
const PAGE_OF_ISSUE =
  /第?\s?[A-Z]?[\d一二三四五六七八九十]{1,3}\s?版.{0,6}$|(?:星期|周|週).|[\s()（）,，·|-]/g

const PAPER = /^\p{Script=Han}{2,10}[报刊]$/u
const NO_PAPER = /本[报网台刊]|订阅|评论|来源|作者|记者/

/** An outlet and a day, and nothing else: 某某日报 1998.12.14, 某某晚报2001年2月3日第2版; null for any other line. */
export function readIssue(text: string): { readonly outlet: string; readonly moment: Moment } | null {
  const moment = text.length <= MAX_ISSUE ? findMoments(text)[0] : undefined
  if (!moment || moment.clock !== null) return null
  const rest = text.slice(0, moment.at) + text.slice(moment.end)
  const outlet = rest.replace(PAGE_OF_ISSUE, '')
  return PAPER.test(wordingOf(outlet)) && !NO_PAPER.test(wordingOf(outlet)) ? { outlet, moment } : null
}

/** 云汀样报 / by 某某 / 2d: outlet, writer and age, as readers of feeds show them. */
const FEED_LINE = /^(\S.{1,23}?)\s?\/\s?by\s(.{2,20}?)\s?\/\s?\d{1,3}(?:min|mo|[hdwmy])$/i

/** Reads such a line; null for any other. */
export function readFeedLine(text: string): { readonly outlet: string; readonly writer: string } | null {
  const [, outlet, writer] = text.length <= MAX_ISSUE ? (FEED_LINE.exec(text) ?? []) : []
  return outlet && writer ? { outlet, writer } : null
}

/** True where a line gives the story's moment or its labelled source and names, and is no sentence. */
export function isInfoLine(text: string): boolean {
  if (text.length > MAX_LINE) return false
  if (readProvenance(text) !== null || readFeedLine(text) !== null) return true
  if (SENT_FROM.test(wordingOf(text))) return true
  const moments = findMoments(text)
  const fields = readFields(text)
  if (moments.length === 0 && fields.length === 0) return false
  let rest = text.replace(ADDRESS, (address) => ' '.repeat(address.length))
  for (const moment of [...moments].reverse()) rest = rest.slice(0, moment.at) + rest.slice(moment.end)
  if (/[。！？]/.test(rest) || /，.{6,}，/.test(rest)) return false
  if (fields.length > 0 && (fields[0]?.at ?? 99) <= 16) return true
  if (fields.length > 0 && moments.length > 0) return true
  if (moments[0]?.at === 0 && isList(rest)) return true
  if (moments.length > 0 && (BRACKETED.test(text) || isDivided(text))) return true
  return moments.length > 0 && rest.replace(/[\s\d:：|()（）【】[\]·-]/g, '').length <= MAX_REST
}

/** 【2010-01-02】【样报】【播音：某某】 */
const BRACKETED = /^(?:[【[][^】\]]{1,30}[】\]]\s?){2,6}$/
const MAX_ISSUE = 40
const MAX_WORD = 8
const MIN_WORDS = 3

const MAX_PART = 24

/** By 某某某 | Riverside 云汀样报 | 2018-11-12 14:02 */
function isDivided(text: string): boolean {
  const parts = text.split(/\s?[|｜]\s?/)
  return parts.length >= 3 && parts.every((part) => part.length <= MAX_PART && !/[。，！？；]/.test(part))
}

/** Short words apart from each other, as writers, sections and counts stand behind a date. */
function isList(rest: string): boolean {
  const words = rest.split(/[\s|｜·/]+/).filter((word) => word !== '')
  return (
    words.length >= MIN_WORDS && words.every((word) => word.length <= MAX_WORD) && !/[，：“《]/.test(rest)
  )
}
