/**
 * The query language: its words and its tree. Types and tables only; `grammar.md` is the reader's version.
 */

/** A stretch of the typed query, `[start, end)` in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What may stand before a colon: text that is searched, values that are stored, and the date. */
export type FieldName = 'title' | 'body' | 'source' | 'author' | 'section' | 'tag' | 'date'

/** Names of fields as typed before a colon, lower case. */
export const FIELD_NAMES: ReadonlyMap<string, FieldName> = new Map([
  ['title', 'title'],
  ['标题', 'title'],
  ['標題', 'title'],
  ['body', 'body'],
  ['正文', 'body'],
  ['source', 'source'],
  ['来源', 'source'],
  ['來源', 'source'],
  ['author', 'author'],
  ['作者', 'author'],
  ['section', 'section'],
  ['栏目', 'section'],
  ['欄目', 'section'],
  ['tag', 'tag'],
  ['标签', 'tag'],
  ['標籤', 'tag'],
  ['date', 'date'],
  ['日期', 'date'],
])

/** The spelling of each field when a query is printed. */
export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
  title: '标题',
  body: '正文',
  source: '来源',
  author: '作者',
  section: '栏目',
  tag: '标签',
  date: '日期',
}

/** Two things near one another: characters between them, or the unit they share. */
export type Nearness =
  | { readonly kind: 'near'; readonly maxChars: number }
  | { readonly kind: 'before'; readonly maxChars: number }
  | { readonly kind: 'sentence' }
  | { readonly kind: 'paragraph' }

/** The parsed query. `text` is always as typed; nothing is folded yet. */
export type QueryNode =
  | { readonly kind: 'term'; readonly text: string; readonly quoted: boolean; readonly span: Span }
  | { readonly kind: 'field'; readonly field: FieldName; readonly value: QueryNode; readonly span: Span }
  | { readonly kind: 'proximity'; readonly first: QueryNode; readonly rest: readonly NearStep[] }
  | { readonly kind: 'all'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'any'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly part: QueryNode }

/** What stands near the operand before it, and how near. */
export interface NearStep {
  readonly nearness: Nearness
  readonly operand: QueryNode
}

/** Where a query could not be taken as it stands. The rest of it is searched all the same. */
export interface QueryProblem {
  readonly code: ProblemCode
  /** Where in the typed query: the caret goes to `span.start`. */
  readonly span: Span
  /** A sentence for readers, in Chinese. */
  readonly message: string
}

/** What may be wrong with a query, in a sentence for readers. */
export const PROBLEMS = {
  'quote-open': '引号没有配对，引号后面的文字按普通文字搜索。',
  'paren-open': '左括号没有配对，已忽略这个括号。',
  'paren-close': '右括号没有配对，已忽略这个括号。',
  'paren-empty': '括号里没有内容，已忽略。',
  'paren-deep': '括号嵌套过深，已忽略里层的括号。',
  'operator-dangling': '运算符缺少左边或右边的词，已当作普通文字搜索。',
  'operator-idle': '符号缺少左边或右边的词，已忽略。',
  'field-empty': '字段后面没有内容，已当作普通文字搜索。',
  'near-operand': '这个位置运算符的两边必须是词或短语，已改为“同时包含”。',
  'date-unreadable': '日期看不懂，已当作普通文字搜索。可写 2021、2021-05、2021-05-07 或 2020-05..2021。',
  'marks-dropped': '单独的标点没有参加搜索；要搜索标点，请加引号。',
  'wildcard-only': '通配符旁边没有文字，已当作普通文字搜索。',
  'question-mark': '末尾的全角问号当作标点，没有参加搜索。',
  'too-long':
    '查询太长：只搜索前 100 个字、32 个词；通配符、相邻条件等要逐篇查看正文的词，一个算两个或三个。',
  'filter-date': '筛选日期看不懂，没有按它筛选。',
  'not-counted': '查询复杂，没有逐一计算其他搜法的篇数，可能没有列全。',
} as const

/** Names a kind of problem, for clients that word it themselves. */
export type ProblemCode = keyof typeof PROBLEMS

/** A problem with the stretch `[start, end)` of the typed query, in UTF-16 units. */
export function problem(code: ProblemCode, start: number, end: number): QueryProblem {
  return { code, span: { start, end }, message: PROBLEMS[code] }
}

/** The result of parsing: always something to search for, or null where nothing was typed. */
export interface ParsedQuery {
  readonly typed: string
  readonly root: QueryNode | null
  readonly problems: readonly QueryProblem[]
}

/** What of a typed query is read at all, in UTF-16 units: far beyond what is searched, so that parsing stays quick. */
export const MAX_TYPED = 2000

/** Parentheses nested deeper than this are ignored. */
export const MAX_DEPTH = 20
