/**
 * Tests of stored fields and dates. Each distinct value is looked at once; articles are then decided by number. Pure.
 */
import { foldLine } from '../../../text/index.ts'
import type { DateClause, FieldClause } from '../../plan.ts'
import { type Columns, dayRange, type ValueColumn } from '../columns/columns.ts'
import { type ArticleTest, NEUTRAL } from './tests.ts'

/** Whether a stored value, folded, contains what was searched. */
export function fieldTest({ field, value }: FieldClause, columns: Columns): ArticleTest {
  return valueTest(columns.fields[field], (stored) => stored !== '' && foldLine(stored).includes(value))
}

/** Whether an article was published in the range. Undated articles never match. */
export function dateTest({ from, to }: DateClause, { days, day }: Columns): ArticleTest {
  const { low, high } = dayRange(days, from, to)
  return {
    test(doc) {
      const code = day[doc] ?? 0
      return code >= low && code < high ? NEUTRAL : 0
    },
  }
}

function valueTest({ values, codes, starts }: ValueColumn, holds: (value: string) => boolean): ArticleTest {
  const flags = Uint8Array.from(values, (value) => (holds(value) ? NEUTRAL : 0))
  if (!starts) return { test: (doc) => flags[codes[doc] ?? 0] ?? 0 }
  return {
    test(doc) {
      const end = starts[doc + 1] ?? 0
      for (let at = starts[doc] ?? 0; at < end; at++) if (flags[codes[at] ?? 0] !== 0) return NEUTRAL
      return 0
    },
  }
}
