/**
 * Database exports: labelled fields (标题：…, 正文：…), one article or many in one text file.
 *
 * Pure. A file counts as an export only where a title's and a body's label both open lines of it.
 */

import { wordingOf } from '../lines/wording.ts'

/** What a field of an export holds. */
export type ExportField =
  | 'title'
  | 'source'
  | 'date'
  | 'section'
  | 'author'
  | 'editor'
  | 'tags'
  | 'url'
  | 'body'
  | 'other'

/** Labels of fields, each needed by a test line. */
export const EXPORT_WORDS: readonly (readonly [ExportField, string])[] = [
  ['title', '标题'],
  ['title', '题名'],
  ['title', '篇名'],
  ['title', '题目'],
  ['title', '主标题'],
  ['title', '文章标题'],
  ['title', '新闻标题'],
  ['title', '主题'],
  ['source', '来源'],
  ['source', '出处'],
  ['source', '报纸名称'],
  ['source', '报纸'],
  ['source', '报名'],
  ['source', '刊名'],
  ['source', '媒体'],
  ['source', '媒体名称'],
  ['source', '文献来源'],
  ['source', '稿源'],
  ['source', '报纸名'],
  ['source', '发件人'],
  ['date', '日期'],
  ['date', '时间'],
  ['date', '发布时间'],
  ['date', '发布日期'],
  ['date', '出版日期'],
  ['date', '发表时间'],
  ['date', '发表日期'],
  ['date', '见报日期'],
  ['date', '报纸日期'],
  ['section', '版名'],
  ['section', '栏目'],
  ['section', '频道'],
  ['section', '版面名称'],
  ['author', '作者'],
  ['author', '记者'],
  ['author', '责任者'],
  ['editor', '责任编辑'],
  ['editor', '责编'],
  ['editor', '编辑'],
  ['tags', '关键词'],
  ['tags', '关键字'],
  ['tags', '标签'],
  ['tags', '主题词'],
  ['url', '网址'],
  ['url', '链接'],
  ['url', '原文链接'],
  ['url', 'url'],
  ['body', '正文'],
  ['body', '全文'],
  ['body', '内容'],
  ['body', '文章内容'],
  ['body', '正文内容'],
  ['title', 'title'],
  ['title', 'subject'],
  ['title', 'headline'],
  ['source', 'source'],
  ['source', 'from'],
  ['source', 'media'],
  ['date', 'date'],
  ['date', 'time'],
  ['date', 'pubdate'],
  ['date', 'published'],
  ['author', 'author'],
  ['author', 'byline'],
  ['editor', 'editor'],
  ['tags', 'keywords'],
  ['tags', 'tags'],
  ['url', 'link'],
  ['body', 'content'],
  ['body', 'body'],
  ['body', 'text'],
  ['other', 'to'],
  ['other', 'id'],
  ['date', '发信站'],
  ['other', '发信人'],
  ['other', '收件人'],
  ['other', '抄送'],
  ['other', '附件'],
  ['other', '版次'],
  ['other', '版面'],
  ['other', '版号'],
  ['other', '字数'],
  ['other', '副标题'],
  ['other', '副题'],
  ['other', '引题'],
  ['other', '肩题'],
  ['other', '摘要'],
  ['other', '分类'],
  ['other', '分类号'],
  ['other', '地区'],
  ['other', '编号'],
  ['other', '序号'],
  ['other', '入库时间'],
]

/** One article of an export. */
export interface ExportRecord {
  readonly fields: ReadonlyMap<ExportField, string>
  /** Lines of the body as they stand in the file. */
  readonly body: readonly string[]
  /** The lines that held fields, as they stood. */
  readonly fieldLines: readonly string[]
}

const FIELD_OF = new Map(EXPORT_WORDS.map(([field, word]) => [word, field]))
/** Labels may be set wide: 标  题. */
const WORDS = [...FIELD_OF.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => (/^[a-z]/.test(word) ? word : [...word].join('\\s{0,6}')))
  .join('|')
/** Words that make a longer label of a known one: 刊登日期, 文章作者. */
const PREFIX =
  '(?:文章|新闻|稿件|原文|刊登|发表|发布|报道|出版|见报|刊发|所属|信息|作品|资讯|文献|媒体|发送|全文|正文|[a-z]{2,12}[-_/ ]{1,3}|(?:publish|published|pub|create|created|release|news|article|post)[ _-]?)?'
const FIELD_LINE = new RegExp(
  `^[\\s\\u3000]{0,8}(?:[【<\\[〖《]${PREFIX}(${WORDS})[】>\\]〗》]\\s{0,4}[:=]?|${PREFIX}(${WORDS})\\s{0,4}[:=])(.*)$`,
  's',
)
/** Lines looked at ahead to tell a new record from a sentence that begins like a field. */
const LOOK_AHEAD = 12

/**
 * Reads an export.
 *
 * @param lines - Lines of the file.
 * @returns Its articles in order; null where the file is no export.
 */
export function readExport(lines: readonly string[]): ExportRecord[] | null {
  const marks = lines.map(readField)
  const firstText = lines.findIndex((line) => line.trim() !== '')
  if (!marks.some((mark) => mark?.field === 'title')) return null
  if (!marks.some((mark) => mark?.field === 'body')) return readHeaded(lines, marks, firstText)
  if (!marks.slice(firstText, firstText + 4).some((mark) => mark !== null)) return null
  const records: ExportRecord[] = []
  let draft = new RecordDraft()
  for (const [i, line] of lines.entries()) {
    const mark = marks[i] ?? null
    const opens = draft.inBody && mark !== null && startsRecord(marks, i)
    if (opens) {
      records.push(draft.finish())
      draft = new RecordDraft()
    }
    draft.take(line, mark)
  }
  records.push(draft.finish())
  const whole = records.filter(
    (record) => record.fields.has('title') || record.body.some((line) => line.trim() !== ''),
  )
  return whole.length > 0 ? whole : null
}

/** Fields that must head a text whose body has no label of its own. */
const MIN_HEADER = 3

/** Writings in Markdown stand behind a head of fields between two such lines. */
const FENCE = /^-{3,}\s*$/

/** One article with a head of fields and no label before its body, as mails have. */
function readHeaded(
  lines: readonly string[],
  marks: readonly (FieldMark | null)[],
  firstText: number,
): ExportRecord[] | null {
  const isFenced = FENCE.test(lines[firstText] ?? '')
  const start = isFenced ? firstText + 1 : firstText
  let end = start
  while (end < lines.length && (isFenced ? !FENCE.test(lines[end] ?? '') : marks[end])) end++
  if (end === lines.length) return null
  const fields = new Set(marks.slice(start, end).map((mark) => mark?.field))
  if (!fields.has('title') || fields.size < MIN_HEADER) return null
  const draft = new RecordDraft()
  for (let i = start; i < end; i++) draft.take(lines[i] ?? '', marks[i] ?? null)
  draft.inBody = true
  for (const line of lines.slice(isFenced ? end + 1 : end)) draft.take(line, null)
  return [draft.finish()]
}

interface FieldMark {
  readonly field: ExportField
  readonly value: string
}

function readField(line: string): FieldMark | null {
  if (line.length > 20_000) return null
  const m = FIELD_LINE.exec(wordingOf(line))
  const word = m?.[1] ?? m?.[2]
  const field = word === undefined ? undefined : FIELD_OF.get(word.replace(/\s/g, ''))
  return field ? { field, value: line.slice(line.length - (m?.[3] ?? '').length).trim() } : null
}

/** What a column's or a field's bare name stands for: 发布时间, pub_time; null for an unknown one. */
export function fieldNamed(name: string): ExportField | null {
  return readField(`${name.trim()}:`)?.field ?? null
}

/** True where a title's label follows before any body's label does. */
function startsRecord(marks: readonly (FieldMark | null)[], at: number): boolean {
  for (const mark of marks.slice(at, at + LOOK_AHEAD)) {
    if (mark?.field === 'title') return true
    if (mark?.field === 'body') return false
  }
  return false
}

class RecordDraft {
  readonly #fields = new Map<ExportField, string>()
  readonly #body: string[] = []
  readonly #fieldLines: string[] = []
  inBody = false

  take(line: string, mark: FieldMark | null): void {
    if (this.inBody) {
      this.#body.push(line)
      return
    }
    if (!mark) return
    if (mark.field === 'body') {
      this.inBody = true
      if (mark.value !== '') this.#body.push(mark.value)
      return
    }
    this.#fieldLines.push(line.trim())
    if (!this.#fields.has(mark.field) && mark.value !== '') this.#fields.set(mark.field, mark.value)
  }

  finish(): ExportRecord {
    return { fields: this.#fields, body: this.#body, fieldLines: this.#fieldLines }
  }
}
