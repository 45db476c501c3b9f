/**
 * Credit lines: a line that says who wrote or edited the story and nothing else.
 *
 * Pure. A line counts only where every character of it belongs to a label or to a name, so a sentence that speaks of
 * a reporter is never taken for one.
 */

import type { Field } from './names.ts'
import { readPeople } from './names.ts'
import { isPersonName } from './surnames.ts'
import { wordingOf } from './wording.ts'

/** One role of a credit line. */
export interface Credit {
  readonly field: Field
  readonly names: readonly string[]
}

/** Words of credit lines; each needs its test line. `other` credits are taken out but name no author. */
export const CREDIT_WORDS: readonly (readonly [Field, string])[] = [
  ['author', '记者'],
  ['author', '通讯员'],
  ['author', '作者'],
  ['author', '撰文'],
  ['author', '采写'],
  ['author', '撰稿'],
  ['author', '执笔'],
  ['author', '文字'],
  ['author', '文'],
  ['author', '评论员'],
  ['author', '实习生'],
  ['author', '编译'],
  ['author', '报道'],
  ['author', '报导'],
  ['author', '采访'],
  ['author', '整理'],
  ['editor', '编辑'],
  ['editor', '责编'],
  ['editor', '值班主任'],
  ['editor', '值班编委'],
  ['editor', '主编'],
  ['editor', '编审'],
  ['other', '排版'],
  ['other', '校对'],
  ['other', '摄影'],
  ['other', '图'],
  ['other', '图片'],
  ['other', '监制'],
  ['other', '总监制'],
  ['other', '审读'],
  ['other', '审核'],
  ['other', '审校'],
  ['author', '供稿'],
  ['other', '统筹'],
  ['other', '策划'],
  ['other', '制图'],
  ['other', '设计'],
  ['other', '视频'],
  ['other', '出品'],
  ['other', '制作'],
  ['other', '翻译'],
]

const FIELD_OF = new Map(CREDIT_WORDS.map(([field, word]) => [word, field]))
const ALTERNATIVES = [...new Set(CREDIT_WORDS.map(([, word]) => word))]
  .sort((a, b) => b.length - a.length)
  .join('|')
/** A label: up to fourteen characters of outlet and kind before the word, then a divider or the name itself. */
const SEGMENT = new RegExp(
  `(?:^|[\\s|｜丨/、,，;；&])([\\p{Script=Han}·》A-Za-z]{0,14}?)(${ALTERNATIVES})(?:\\s{0,3}[:：|｜丨/]\\s{0,3}|\\s{1,3}|(?<=记者|通讯员|评论员)(?=[\\p{Script=Han}]{2,4}(?:[\\s、,，]|$)))`,
  'gu',
)
const MAX_LINE = 80
/** Characters before a label of one: 本报文, 图文. */
const MAX_BEFORE_LETTER = 2
/** Words that name a writer only where nothing stands before them: 相关报道 is the head of a list. */
const ALONE: ReadonlySet<string> = new Set(['报道', '报导', '整理', '采访'])
/** Papers set a writer's name behind a square or a dot. */
const BULLET = /^\s?[□■◎●○◆◇]/
/** Roles between the names behind such a sign: ■ 某某 本报记者 某某. */
const ROLES = /(?:本报|本刊|本网|特约|见习|实习)?(?:记者|記者|通讯员|通訊員|实习生|實習生)/g
/** ● 某某某（云汀特派员 */
const STATIONED = /^(\p{Script=Han}{2,4})\s?[(]\p{Script=Han}{0,8}(?:特派员|记者|报道|通讯员)$/u
/** 样社·某某 */
const OUTLET_DOT = /^\p{Script=Han}{2,8}[报网社台]\s?[·•]\s?(\p{Script=Han}{2,4})$/u
/** The paper stands apart before the roles: 云汀样报 记者 某某 编辑 某某. */
const OUTLET_BEFORE =
  /^[\p{Script=Han}·]{2,16}(?:[报報网網社台刊]|新闻|新聞|客户端)\s{1,2}(?=(?:记者|記者|编辑|編輯|通讯员|通訊員)\s)/u
/** One person for words and pictures: 文/图：某某 before the names, 某某 文/图 behind them. */
const BOTH_BEFORE = /^(?:文[/／、&]?[图摄攝圖]|[图圖][/／、]?文)(?=\s?[:：/／|丨])/
/** 文/图 云汀样报记者 某某 */
const BOTH_BEFORE_ROLE =
  /^(?:文(?:[/／、&]?[图摄攝圖])?|[图圖][/／、]?文)\s{0,3}[\s:：|｜丨/／]\s{0,3}(?=\p{Script=Han}{0,10}(?:记者|記者|通讯员|通訊員)\s)/u
const BOTH_BEHIND =
  /\s{1,4}(?:文[/／、&\s]?[图摄攝圖]|[图圖][/／、]?文|(?:摄影)?(?:报道|报导|報道|報導)|综合整理|整理|綜合整理)$/

/**
 * Reads a credit line.
 *
 * @returns Its credits; null where the line is anything else.
 */
export function parseCredits(line: string): Credit[] | null {
  if (line.length > MAX_LINE) return null
  const bare = line
    .replace(/^[\s（(【[〔<《▲□■◎●○◆☆★*]+|[\s）)】\]〕>》]+$/g, '')
    .replace(OUTLET_BEFORE, '')
    .replace(BOTH_BEFORE_ROLE, '')
    .replace(BOTH_BEFORE, '文')
  const text = bare.replace(BOTH_BEHIND, '')
  for (const read of WHOLE_LINES) {
    const names = read({ line, bare, text })
    if (names.length > 0) return [{ field: 'author', names }]
  }
  const picture = PICTURE.exec(text)?.[1]
  if (picture && isPersonName(picture)) return [{ field: 'other', names: [picture] }]
  return readSegments(text)
}

/** Roles with their names, one behind the other, and nothing else. */
function readSegments(text: string): Credit[] | null {
  const marks = [...wordingOf(text).matchAll(SEGMENT)]
  if (marks[0]?.index !== 0) return null
  const credits: Credit[] = []
  for (const [i, mark] of marks.entries()) {
    const [, before = '', word = ''] = mark
    // 阅读全文 ends in 文 and labels nothing.
    if (word.length === 1 && before.length > MAX_BEFORE_LETTER) return null
    if (ALONE.has(word) && before !== '') return null
    const value = text.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length)
    const names = readPeople(value)
    if (names.length === 0 || !coveredBy(value, names)) return null
    credits.push({ field: FIELD_OF.get(word) ?? 'other', names })
  }
  return credits
}

/** A line as it stands, without the signs around it, and without what follows the names. */
interface Forms {
  readonly line: string
  readonly bare: string
  readonly text: string
}

/** Ways to read a line that names writers as a whole, tried in order. */
const WHOLE_LINES: readonly ((forms: Forms) => readonly string[])[] = [
  ({ text }) => /^(\p{Script=Han}{2,8})\s?©$/u.exec(text)?.slice(1) ?? [],
  ({ text }) => {
    const writer = OUTLET_DOT.exec(wordingOf(text))?.[1]
    return writer ? [text.slice(-writer.length)] : []
  },
  ({ line, text }) => {
    const writer = BULLET.test(line) ? STATIONED.exec(wordingOf(text))?.[1] : undefined
    return writer && isPersonName(writer) ? [text.slice(0, writer.length)] : []
  },
  ({ line, text }) => {
    const names = BULLET.test(line) ? readPeople(text) : []
    return names.every(isPersonName) && coveredBy(text.replace(ROLES, ''), names) ? names : []
  },
  ({ bare }) => {
    const names = readPeople(bare.slice(0, REPORTED.exec(wordingOf(bare))?.[1]?.length ?? 0))
    return names.every(isPersonName) || RENDERED.test(wordingOf(bare)) ? names : []
  },
  ({ line }) => {
    const writer = SENT_BY.exec(wordingOf(line))?.[1]
    return writer && isPersonName(writer) ? [line.slice(0, writer.length)] : []
  },
  ({ bare }) => (OF_DESK.exec(wordingOf(bare))?.[1] === '综合' ? [] : readNames(bare, OF_DESK)),
  ({ text }) => readNames(text, REPORTING),
  ({ text }) => readNames(text, PLACED),
]

/** 生活中心／某某報導: the desk before its writers. */
const OF_DESK =
  /^\p{Script=Han}{2,6}(?:中心|组|部|室)\s?\/\s?([\p{Script=Han}·、\s]{2,20}?)\s?(?:综合|整理)?(?:报道|报导)$/u

/** Names and what was done: 某某某 报道, 某某某 某某 / 联合报道, 某某 某某 / 云汀报导. */
const REPORTED =
  /^((?:\p{Script=Han}{2,4}[\s、/]{1,4}){1,4})\p{Script=Han}{0,4}(?:报道|报导|撰|撰文|编译|文)$/u

/** Whoever translates or writes may use a pen name: 彼岸 编译. */
const RENDERED = /^\p{Script=Han}{2,3}\s{1,3}(?:编译|撰文|撰)$/u

/** 某某某，云汀周末报道 */
const SENT_BY = /^(\p{Script=Han}{2,4}),\s?\p{Script=Han}{2,12}(?:报道|报导)$/u

/** Who took the picture, and nothing else: 样社发（某某某摄）. */
const PICTURE = /^(?:\p{Script=Han}{2,8}[发發][（(])?(\p{Script=Han}{2,4})\s?[摄攝]$/u

const PLACED =
  /^(?:\p{Script=Han}{0,10}?\s?)(?:记者|特派员|通讯员)\s?([\p{Script=Han}·、\s]{2,20})\/\s?(?:\p{Script=Han}{2,6})(?:报导|报道|专电|电|连线|特稿)$/u

/** 本报记者某某、某某报道, 样报记者 某某 云汀报道 */
const REPORTING =
  /^\p{Script=Han}{0,10}?(?:记者|特派员|通讯员)\s?([\p{Script=Han}·、\s]{2,20}?)(?:\s{1,2}\p{Script=Han}{2,4})?\s?(?:综合|连线|独家)?(?:报道|报导|专电)$/u

/** People whom a whole line names in the pattern's group: 记者某某／台北报导. */
function readNames(line: string, pattern: RegExp): string[] {
  const m = pattern.exec(wordingOf(line))
  if (!m?.[1]) return []
  const at = m[0].indexOf(m[1])
  const names = readPeople(line.slice(at, at + m[1].length))
  const isWhole = coveredBy(line.slice(at, at + m[1].length), names)
  return isWhole && names.every((name) => name.length <= 4) ? names : []
}

/** True where the value holds the names and dividers, and nothing else. */
function coveredBy(value: string, names: readonly string[]): boolean {
  const letters = value.replace(/[\s　,，、&/|｜丨;；:：.·）)】\]]/g, '')
  return letters === names.join('').replace(/[·.]/g, '') && names.every((name) => name.length <= 8)
}

const NAMES = '((?:[\\p{Script=Han}·]{2,4}[\\s、,]{0,2}){1,6}?)'
const OPENING_WRITER = new RegExp(
  `(?:^|[(,\\s〔\\[【讯电社报网])(?:本报|本刊|本网)?(?:见习|实习|首席|特约|全媒体)?(?:记者|通讯员)[\\s:]{0,2}${NAMES}(?=[)]|/\\p{Script=Han}{2,6}(?:报导|报道|电)|报道|报导|[从在]|[\\p{Script=Han}]{2,4}(?:\\d{1,2}日)?(?:电|报道)|\\d{1,2}(?:月\\d{1,2})?日(?:电|讯|报道))`,
  'u',
)
const CLOSING_WRITER =
  /[(](?:[\p{Script=Han}·]{0,12})(?:记者|通讯员|实习生|作者|编译|文图?|文\/图|执笔)[\s:/]{0,2}([\p{Script=Han}·\s、,]{2,40})(?:\p{Script=Han}{0,8})?[)]$/u

/** 某某网云汀8月19日电 记者某某 近日… */
const SPACED_WRITER =
  /(?:电|讯|消息)\s{1,2}(?:本报|本刊|本网)?(?:见习|实习|首席|特约|全媒体)?(?:记者|通讯员)\s?(\p{Script=Han}{2,4})(?=\s)/u

/** 某某社云汀9月14日电 (某某 某某)近日…: names alone behind a dateline. */
const DATELINE_WRITER = /\d{1,2}日(?:电|讯)\s?[(]((?:\p{Script=Han}{2,4}[\s、,]{0,2}){1,4})[)]/u

/** Writers named in the opening words: 本报讯（记者 某某）. */
export function openingWriters(paragraph: string): string[] {
  const opening = paragraph.slice(0, 80)
  const named = writersOf(opening, OPENING_WRITER)
  if (named.length > 0) return named
  const spaced = writersOf(opening, SPACED_WRITER)
  return spaced.length > 0 ? spaced : writersOf(opening, DATELINE_WRITER).filter(isPersonName)
}

/** The outlet that reports in a story's own words: 样报讯（记者…）, 样网云汀8月19日电, 样报记者 某某. */
const OWN_OUTLET =
  /^[(【\s]{0,3}(?![本据])([\p{Script=Han}A-Za-z·]{2,12}?(?:[报网社台刊]|新闻|观察|财经|广播|在线))(?:(?:客户端)?讯[\s(]|\p{Script=Han}{0,8}(?:\d{1,2}月)?\d{1,2}日(?:电|讯)|\s?(?:全媒体|首席|见习|实习)?记者\s)/u

/** 云汀样报记者 发自柳湾 */
const SENDING_OUTLET =
  /^(?!本)([\p{Script=Han}A-Za-z·]{2,12}?)(?:特约|驻外|特派)?(?:记者|特派员)?\s{1,2}发自\s?\p{Script=Han}{2,8}$/u

/** Reads the outlet out of an opening line, null where it names none. */
export function openingOutlet(paragraph: string): string | null {
  const wording = wordingOf(paragraph.slice(0, 60))
  const m = OWN_OUTLET.exec(wording) ?? SENDING_OUTLET.exec(wording)
  if (!m?.[1]) return null
  const at = m[0].indexOf(m[1])
  return paragraph.slice(at, at + m[1].length)
}

/** 样报 记者某某／台北报导: the outlet before its writer, apart from the word. */
const PLACED_OUTLET =
  /^([\p{Script=Han}·]{3,10})\s{1,3}(?:特约|实习)?(?:记者|特派员)\s?[\p{Script=Han}·、\s]{2,20}\/\s?\p{Script=Han}{2,6}(?:报导|报道|专电|电|连线|特稿)$/u
const DESK = /(?:组|中心|室|部|记者|编辑)$/

/** Reads the outlet out of a by-line that names the place too, null where it names none. */
export function placedOutlet(line: string): string | null {
  const name = PLACED_OUTLET.exec(wordingOf(line))?.[1]
  return name && !DESK.test(name) ? line.slice(0, name.length) : null
}

const BARE_WRITER =
  /[(]\s?(\p{Script=Han}\s{1,2}\p{Script=Han}|\p{Script=Han}{2,4}(?:[\s、]{1,2}\p{Script=Han}{2,4}){0,3})\s?[)]$/u

/** Names alone in brackets at the end, without a word for what they are. */
export function bracketedWriter(paragraph: string): string[] {
  const names = writersOf(paragraph.slice(-24), BARE_WRITER)
  return names.some(isPersonName) ? names : []
}

/** Writers named in brackets at a paragraph's end. */
export function closingWriters(paragraph: string): string[] {
  return writersOf(paragraph.slice(-80), CLOSING_WRITER)
}

/** （编辑：某某） behind the last words; agencies number their stories there. */
const CLOSING_EDITOR =
  /[([【](?:责任|本文|网络)?(?:编辑|责编)[\s:/]{0,2}([\p{Script=Han}·\s、,]{2,20})[)\]】]\s?\d{0,10}$/u

/** Editors named in brackets at a paragraph's end. */
export function closingEditors(paragraph: string): string[] {
  return writersOf(paragraph.slice(-50), CLOSING_EDITOR)
}

/** Matches the wording and takes the names from the text itself. */
function writersOf(text: string, pattern: RegExp): string[] {
  const m = pattern.exec(wordingOf(text))
  if (!m?.[1]) return []
  const at = m.index + m[0].indexOf(m[1])
  const value = text.slice(at, at + m[1].length)
  const names = readPeople(value).filter((name) => name.length <= 4)
  // A comma mostly parts clauses: 记者看到, 甚至在…
  return /[,，]/.test(value) ? names.filter(isPersonName) : names
}
