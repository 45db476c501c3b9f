/**
 * Labels that stand alone on a line of a dump, their value on the next: pages set them in elements of their own, and
 * copying gives each a line (来源 / 云汀样报).
 *
 * Pure. A label without a colon is joined only with a value that fits it; words such as 评论 also stand alone.
 */
import { findMoments } from '../lines/dates.ts'
import { type Field, isLabelWord, readFields, readPeople } from '../lines/names.ts'
import { isPersonName } from '../lines/surnames.ts'

const MAX_LABEL = 10
const MAX_VALUE = 24

/** The lines with such labels and their values on one line. */
export function joinLabels(lines: readonly string[]): readonly string[] {
  const out: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    const joined = joinOne(line.trim(), lines[i + 1]?.trim() ?? '')
    out.push(joined ?? line)
    if (joined !== null) i++
  }
  return out.length === lines.length ? lines : out
}

function joinOne(label: string, value: string): string | null {
  if (label.length < 2 || label.length > MAX_LABEL || value === '' || value.length > MAX_VALUE) return null
  const joined = `${label.replace(/[\s　:：]+$/, '')}：${value}`
  const [field, more] = readFields(joined)
  if (!field || more || field.at !== joined.length - value.length) return null
  return fits(field.field, value, /[:：]$/.test(label)) ? joined : null
}

function fits(field: Field, value: string, hasColon: boolean): boolean {
  if (isLabelWord(value)) return false
  if (field === 'date' || field === 'updated') return findMoments(value)[0]?.at === 0
  if (field === 'author' || field === 'editor') {
    const people = readPeople(value)
    const isWhole = people.join('') === value.replace(/[\s　、,，]/g, '')
    return people.length > 0 && isWhole && (hasColon || people.every(isPersonName))
  }
  return field === 'source' && value.length >= 2 && value.length <= 16 && !/[\d，。！？；：:|｜]/.test(value)
}
