import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import type { QueryNode } from './syntax.ts'

/** The tree without positions, short to write down: `all(北京 "上海")`. */
function shape(node: QueryNode | null): string {
  if (!node) return ''
  switch (node.kind) {
    case 'term':
      return node.quoted ? `"${node.text}"` : node.text
    case 'field':
      return `${node.field}:${shape(node.value)}`
    case 'not':
      return `not(${shape(node.part)})`
    case 'proximity':
      return `near(${shape(node.first)}${node.rest.map((s) => ` ${Object.values(s.nearness).join('/')} ${shape(s.operand)}`).join('')})`
    default:
      return `${node.kind}(${node.parts.map(shape).join(' ')})`
  }
}

const cases: { says: string; typed: string; tree: string }[] = [
  { says: 'words apart must all match', typed: '北京 上海　广州', tree: 'all(北京 上海 广州)' },
  {
    says: 'AND, 且, 并且 and + say the same',
    typed: '甲 AND 乙 且 丙 并且 丁+戊',
    tree: 'all(甲 乙 丙 丁 戊)',
  },
  { says: 'OR, |, 或 and ｜ offer a choice', typed: '甲 OR 乙|丙 或 丁｜戊', tree: 'any(甲 乙 丙 丁 戊)' },
  { says: 'all binds tighter than any', typed: '甲 乙 或 丙', tree: 'any(all(甲 乙) 丙)' },
  { says: 'parentheses of both widths group', typed: '甲 （乙 或 丙)', tree: 'all(甲 any(乙 丙))' },
  {
    says: 'a leading minus, NOT or 非 excludes',
    typed: '甲 -乙 －丙 NOT 丁 非 戊',
    tree: 'all(甲 not(乙) not(丙) not(丁) not(戊))',
  },
  { says: 'a minus inside a word is text', typed: '2019-2021 covid-19', tree: 'all(2019-2021 covid-19)' },
  { says: 'operator words inside other text are text', typed: '或许非常 AND1', tree: 'all(或许非常 AND1)' },
  {
    says: 'every kind of quote makes a phrase',
    typed: '"a b" “c” 「d」 『e』 ＂f＂',
    tree: 'all("a b" "c" "d" "e" "f")',
  },
  { says: 'straight quotes hold curly ones', typed: '"他说“你好”了"', tree: '"他说“你好”了"' },
  { says: 'quotes of one kind nest', typed: '「他说「你好」了」', tree: '"他说「你好」了"' },
  { says: 'quotes that keyboards mix up still close', typed: '“甲“ "乙”', tree: 'all("甲" "乙")' },
  {
    says: 'inside quotes everything is literal',
    typed: '“甲 OR (乙) 标题：丙”',
    tree: '"甲 OR (乙) 标题：丙"',
  },
  {
    says: 'fields go by Chinese and English names and either colon',
    typed: '标题:甲 body：乙 來源:丙',
    tree: 'all(title:甲 body:乙 source:丙)',
  },
  {
    says: 'a field takes a phrase or a group',
    typed: '标题:“甲 乙” 作者:(丙|丁)',
    tree: 'all(title:"甲 乙" author:any(丙 丁))',
  },
  {
    says: 'nearness takes characters, order, sentence and paragraph',
    typed: '甲 NEAR/10 乙 before/5 丙 同句 丁 同段 戊',
    tree: 'near(甲 near/10 乙 before/5 丙 sentence 丁 paragraph 戊)',
  },
  {
    says: 'full-width operators are operators',
    typed: '甲　ＮＥＡＲ／１０　乙　ＯＲ　丙',
    tree: 'any(near(甲 near/10 乙) 丙)',
  },
  { says: 'C++ keeps its signs and 甲+乙 does not', typed: 'C++ C++11 甲+乙', tree: 'all(C++ C++11 甲 乙)' },
  { says: 'a plus sign joins a word and a group', typed: '甲+(乙|丙)', tree: 'all(甲 any(乙 丙))' },
  { says: 'a minus between phrases is no NOT', typed: '“甲”-“乙”-丙', tree: 'all("甲" - "乙" "-丙")' },
  { says: 'an address is text, not a field', typed: 'https://example.cn/a', tree: 'https://example.cn/a' },
  { says: 'nothing typed is nothing', typed: '　 ', tree: '' },
]
for (const { says, typed, tree } of cases)
  test(says, () => {
    expect(shape(parseQuery(typed).root)).toBe(tree)
    expect(parseQuery(typed).problems).toEqual([])
  })

describe('a bad query keeps its literal meaning and says where it went wrong', () => {
  const bad: { typed: string; tree: string; code: string; at: number }[] = [
    { typed: '北京 OR', tree: 'all(北京 "OR")', code: 'operator-dangling', at: 3 },
    { typed: '或', tree: '"或"', code: 'operator-dangling', at: 0 },
    { typed: '甲 NEAR/5', tree: 'all(甲 "NEAR/5")', code: 'operator-dangling', at: 2 },
    { typed: '(北京 上海', tree: 'all(北京 上海)', code: 'paren-open', at: 0 },
    { typed: '北京) 上海', tree: 'all(北京 上海)', code: 'paren-close', at: 2 },
    { typed: '“北京 上海', tree: 'all(北京 上海)', code: 'quote-open', at: 0 },
    { typed: '甲 () 乙', tree: 'all(甲 乙)', code: 'paren-empty', at: 2 },
    { typed: '标题:', tree: '"标题:"', code: 'field-empty', at: 0 },
    { typed: '((', tree: '"(("', code: 'paren-open', at: 0 },
    { typed: '甲 | | 乙', tree: 'any(甲 乙)', code: 'operator-idle', at: 2 },
  ]
  for (const { typed, tree, code, at } of bad)
    test(typed, () => {
      const { root, problems } = parseQuery(typed)
      expect(shape(root)).toBe(tree)
      expect(problems[0]).toMatchObject({ code, span: { start: at } })
      expect(problems[0]?.message).not.toBe('')
    })
})

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...'北京 上海|+-()（）"“”「」『』 ＂：:?*',
        ' OR ',
        ' AND ',
        ' 或 ',
        ' 非 ',
        ' NOT ',
        '标题:',
        'source：',
        'date:',
        ' NEAR/3 ',
        ' 同句 ',
        '2020..',
        'C++',
        '－',
        '　',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
)

test('any string parses, and printing a parse and parsing it again gives the same parse', () => {
  fc.assert(
    fc.property(typed, (t) => {
      const first = shape(parseQuery(t).root)
      const printed = printQuery(parseQuery(t).root)
      expect(shape(parseQuery(printed).root), printed).toBe(first)
    }),
    { numRuns: 3000 },
  )
})

test('every problem points into the query', () => {
  fc.assert(
    fc.property(typed, (t) => {
      for (const { span } of parseQuery(t).problems) {
        expect(span.start).toBeLessThanOrEqual(span.end)
        expect(span.end).toBeLessThanOrEqual(t.length)
      }
    }),
  )
})

const hostile = [
  '(',
  ')',
  '"',
  '-',
  '标题:',
  'NOT ',
  'a OR ',
  '甲 NEAR/9 ',
  '(-',
  '「',
  '|',
  '*',
  '((甲)',
  '标题:(',
  '\ud800',
]
for (const piece of hostile)
  test(`50,000 repeats of ${JSON.stringify(piece)} parse within 250 ms`, () => {
    const long = piece.repeat(50_000)
    const start = performance.now()
    parseQuery(long)
    expect(performance.now() - start).toBeLessThan(250)
  })
