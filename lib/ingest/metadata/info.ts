/**
 * Info lines: the line under a headline that gives moment, source and names.
 *
 * Pure.
 */
import { findMoments } from './dates.ts'
import { readFields } from './names.ts'

const MAX_LINE = 200
/** Characters that may stand beside moments and labelled values in an info line. */
const MAX_REST = 14

const ADDRESS = /https?:\/\/[\x21-\x7e]{1,300}/g

/** True where a line gives the story's moment or its labelled source and names, and is no sentence. */
export function isInfoLine(text: string): boolean {
  if (text.length > MAX_LINE) return false
  const moments = findMoments(text)
  const fields = readFields(text)
  if (moments.length === 0 && fields.length === 0) return false
  let rest = text.replace(ADDRESS, (address) => ' '.repeat(address.length))
  for (const moment of [...moments].reverse()) rest = rest.slice(0, moment.at) + rest.slice(moment.end)
  if (/[。！？]/.test(rest) || /，.{6,}，/.test(rest)) return false
  if (fields.length > 0 && (fields[0]?.at ?? 99) <= 16) return true
  if (fields.length > 0 && moments.length > 0) return true
  return moments.length > 0 && rest.replace(/[\s\d:：|()（）【】[\]·-]/g, '').length <= MAX_REST
}
