import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Plan } from '../plan.ts'
import { parseQuery } from './parse.ts'
import { planQuery } from './plan-query.ts'

const OPTIONS = { strict: false, ignorePunctuation: false, fields: ['title', 'body'] } as const
const planOf = (typed: string, options = {}) => planQuery(parseQuery(typed), { ...OPTIONS, ...options })

/** A plan in short: runs as their text, words as `whole~a,b`. */
function short(plan: Plan): string {
  switch (plan.kind) {
    case 'run':
      return `${plan.fields.length === 1 ? `${plan.fields[0]}=` : ''}${plan.text}`
    case 'words':
      return `${short(plan.whole)}~${plan.words.map((word) => word.text).join(',')}`
    case 'pattern':
      return plan.parts
        .map((part) => (typeof part === 'string' ? part : `{${part.min},${part.max}}`))
        .join('')
    case 'near':
      return `${short(plan.left)} ${plan.ordered ? 'before' : 'near'}/${plan.maxChars} ${short(plan.right)}`
    case 'together':
      return `${short(plan.left)} ${plan.unit} ${short(plan.right)}`
    case 'field':
      return `${plan.field}=${plan.value}`
    case 'dates':
      return `${plan.from ?? ''}..${plan.to ?? ''}`
    case 'not':
      return `-(${short(plan.part)})`
    case 'everything':
      return '*'
    default:
      return `${plan.kind}(${plan.parts.map(short).join(' ')})`
  }
}

const cases: { says: string; typed: string; plan: string }[] = [
  { says: 'a short run stands as it is, folded', typed: '颱風', plan: '台风' },
  {
    says: 'a longer run matches whole or by its words',
    typed: '海南颱風登陸',
    plan: '海南台风登陆~海南,台风,登陆',
  },
  {
    says: 'a number is one word with what it counts',
    typed: '二〇二三年第一百三十届大会',
    plan: '二〇二三年第一百三十届大会~二〇二三年,第一百三十届,大会',
  },
  { says: 'a quoted run is never cut', typed: '“京津冀暴雨洪涝”', plan: '京津冀暴雨洪涝' },
  { says: 'a Latin word counts as one character', typed: '5G基站', plan: '5g基站' },
  { says: 'Latin text is never cut', typed: 'covid-19-report-2021', plan: 'covid-19-report-2021' },
  { says: 'repeated terms count once', typed: '北京 北京 上海', plan: 'all(北京 上海)' },
  { says: 'white space between Han inside quotes means nothing', typed: '"北 京 a  b"', plan: '北京 a b' },
  {
    says: 'fields reach into groups',
    typed: '标题:(甲|乙) 来源:新华網',
    plan: 'all(any(title=甲 title=乙) source=新华网)',
  },
  { says: 'dates of any precision', typed: '日期:2020-02..二〇二一年五月', plan: '2020-02-01..2021-05-31' },
  { says: 'an open range', typed: 'date:2021..', plan: '2021-01-01..' },
  { says: 'wildcards between characters', typed: '扫?除* 亚*会', plan: 'all(扫{1,1}除 亚{0,8}会)' },
  { says: 'a question mark at the end of a question is no wildcard', typed: '何时开？', plan: '何时开' },
  {
    says: 'nearness of alternatives is multiplied out',
    typed: '(甲|乙) NEAR/5 丙',
    plan: 'any(甲 near/5 丙 乙 near/5 丙)',
  },
  {
    says: 'one sentence, one paragraph',
    typed: '甲 同句 乙 同段 丙',
    plan: 'all(甲 sentence 乙 乙 paragraph 丙)',
  },
  { says: 'exclusion alone is a search', typed: '-北京', plan: '-(北京)' },
  { says: 'loose marks are passed over', typed: '北京 - 上海', plan: 'all(北京 上海)' },
  { says: 'marks alone are searched as they stand', typed: '！！', plan: '!!' },
  { says: 'nothing is everything', typed: '', plan: '*' },
]
for (const { says, typed, plan } of cases) test(says, () => expect(short(planOf(typed).plan)).toBe(plan))

test('every wildcard counts, however many stand in a row', () => {
  expect(short(planOf('甲**乙').plan)).toBe('甲{0,16}乙')
  expect(short(planOf(`甲${'?'.repeat(12)}乙`).plan)).toBe('甲{12,12}乙')
  expect(short(planOf('甲?*\u200b?乙').plan)).toBe('甲{2,10}乙')
})

test('wildcards keep the strict form of their literals', () => {
  expect(planOf('颱?來', { strict: true }).plan).toMatchObject({
    parts: ['台', { min: 1, max: 1 }, '来'],
    strict: ['颱', { min: 1, max: 1 }, '來'],
  })
  expect(planOf('颱?來').plan).toMatchObject({ strict: null })
})

test('telling scripts apart keeps the strict form beside the folded one', () => {
  expect(planOf('颱風', { strict: true }).plan).toMatchObject({ text: '台风', strict: '颱風' })
  expect(planOf('海南颱風登陸消息', { strict: true }).plan).toMatchObject({
    kind: 'words',
    words: [{ strict: '海南' }, { strict: '颱風' }, { strict: '登陸' }, { strict: '消息' }],
  })
})

test('what is excluded is not wanted', () => {
  expect(planOf('甲 -乙').wanted.map((wanted) => wanted.text)).toEqual(['甲'])
})

test('a term typed again and again is wanted once', () => {
  expect(planOf('中国 '.repeat(600)).wanted).toHaveLength(1)
})

test('100 characters and 32 terms are searched, and the reader is told', () => {
  const long = planOf(`"${'长'.repeat(150)}" 尾`)
  expect(short(long.plan)).toBe('长'.repeat(100))
  expect(long.problems.map(({ code }) => code)).toEqual(['too-long'])
  const many = planOf(Array.from({ length: 40 }, (_, i) => String(i)).join(' '))
  expect(many.plan).toMatchObject({ kind: 'all' })
  expect(many.wanted).toHaveLength(32)
  expect(many.problems.map(({ code }) => code)).toEqual(['too-long'])
})

test('a term that the texts must be looked through for counts as two', () => {
  const countOf = (q: string, options = {}) => planOf(q, options).wanted.length
  const words = Array.from({ length: 20 }, (_, i) => `${10 + i}`)
  expect(countOf(words.join(' '))).toBe(20)
  expect(countOf(words.map((word) => `${word}?年`).join(' '))).toBe(16)
  expect(countOf(words.join(' NEAR/5 '))).toBe(16)
  expect(countOf(words.map((word) => `${word}?年`).join(' NEAR/5 '))).toBeLessThan(12)
  expect(countOf(words.join(' '), { ignorePunctuation: true })).toBe(16)
  expect(countOf(words.map((_, n) => `"${'，'.repeat(n % 5)}${'。'.repeat(1 + n / 5)}"`).join(' '))).toBe(16)
  expect(planOf(words.join(' 同段 ')).problems.map(({ code }) => code)).toContain('too-long')
})

test('an unreadable date is searched as text, and a caret says where', () => {
  const { plan, problems } = planOf('甲 date:abc')
  expect(short(plan)).toBe('all(甲 abc)')
  expect(problems).toMatchObject([{ code: 'date-unreadable', span: { start: 7, end: 10 } }])
})

test('whatever is typed, there is a plan within the bounds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'甲乙丙?*"()|- ab1.，：', '标题:', ' NEAR/2 ', 'date:') }),
      (typed) => {
        const { plan, wanted } = planOf(typed)
        expect(plan.kind).toBeTypeOf('string')
        expect(wanted.length).toBeLessThanOrEqual(64)
      },
    ),
  )
})
