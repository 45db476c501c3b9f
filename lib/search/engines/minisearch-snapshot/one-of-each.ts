/**
 * A plan that needs every kind of test.
 *
 * Tests live for one query. A garbage collection that meets no object of a shape makes V8 forget the shape, and with it
 * all code that was compiled for it: the next query would take twice as long. The engine keeps the tests of this plan.
 */
import type { PatternClause, Plan, RunClause } from '../../plan.ts'

const run = (text: string, given: Partial<RunClause> = {}): RunClause => ({
  kind: 'run',
  text,
  fields: ['title', 'body'],
  strict: null,
  bridgePunctuation: false,
  ...given,
})

const pattern: PatternClause = {
  kind: 'pattern',
  parts: ['的', { min: 0, max: 8 }, '的'],
  fields: ['body'],
  strict: null,
}
const words = [run('的'), run('是')]

const ALTERNATIVES: readonly Plan[] = [
  run('的'),
  run('的。'),
  run('的', { strict: '的' }),
  run('的是', { strict: '的是', bridgePunctuation: true }),
  pattern,
  { kind: 'near', left: run('的'), right: pattern, maxChars: 1, ordered: false },
  { kind: 'together', left: run('的'), right: pattern, unit: 'sentence' },
  { kind: 'words', whole: run('的是。'), words },
  { kind: 'not', part: { kind: 'all', parts: words } },
  { kind: 'field', field: 'source', value: '的' },
  { kind: 'field', field: 'author', value: '的' },
  { kind: 'dates', from: null, to: null },
]

export const ONE_OF_EACH: Plan = { kind: 'any', parts: ALTERNATIVES }
