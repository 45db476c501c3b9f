/**
 * Numbers in their two spellings: 三 and 3, 十二 and 12, 二〇二一 and 2021, 百分之三 and 3%. Pure.
 */

const DIGITS = '〇一二三四五六七八九'
const UNITS: readonly (readonly [string, number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]
/** Up to 9999; larger numbers are written with 万 and 亿 in both spellings. */
const MAX = 9999

/** A stretch of text and its other spelling. */
export interface NumeralVariant {
  readonly from: string
  readonly to: string
}

/** A digit group that is part of a code such as C919, COVID-19 or 5G is a name, not a number. */
const ARABIC = /(?<![a-z0-9.]|[a-z]-)(\d{1,4})(%?)(?![a-z0-9.%]|-[a-z])/g
const HAN = /(百分之)?([〇零一二三四五六七八九十百千两]+)/g

/** One Han digit alone is mostly part of a word (一带一路, 十分); before these, or behind 第, it counts something. */
const COUNTED = /^[届号年月日次期批季级岁位名亿万]/

/**
 * The numbers of a folded run, each with its other spelling; empty where there is none.
 *
 * @example numeralVariants('20届3中全会') // [{ from: '20', to: '二十' }, { from: '3', to: '三' }]
 */
export function numeralVariants(run: string): NumeralVariant[] {
  const found = new Map<string, string>()
  const whole = respellAll(run)
  for (const { from, to } of whole) found.set(from, to)
  return [...found].map(([from, to]) => ({ from, to }))
}

function respellAll(run: string): NumeralVariant[] {
  const variants: NumeralVariant[] = []
  for (const [from, digits = '', percent] of run.matchAll(ARABIC)) {
    const han = percent
      ? `百分之${countHan(Number(digits))}`
      : isYear(digits)
        ? spellHan(digits)
        : countHan(Number(digits))
    if (digits === '0' || !digits.startsWith('0')) variants.push({ from, to: han })
  }
  for (const match of run.matchAll(HAN)) {
    const [from, percent, han = ''] = match
    const counts = COUNTED.test(run.slice(match.index + from.length)) || run.charAt(match.index - 1) === '第'
    const value = from.length > 1 || counts ? readHan(han) : null
    if (value !== null) variants.push({ from, to: percent ? `${value}%` : value })
  }
  return variants
}

/** Four digits are read out one by one: 2021 is 二〇二一. */
function isYear(digits: string): boolean {
  return digits.length === 4 && /^(1[89]|20)/.test(digits)
}

function spellHan(digits: string): string {
  return Array.from(digits, (digit) => DIGITS.charAt(Number(digit))).join('')
}

/** 23 -> 二十三, 105 -> 一百零五, 10 -> 十. */
function countHan(value: number): string {
  if (value < 10) return DIGITS.charAt(value).replace('〇', '零')
  let rest = value
  let text = ''
  let isGap = false
  for (const [unit, size] of UNITS) {
    const digit = Math.floor(rest / size)
    rest %= size
    if (digit > 0) {
      text += `${isGap ? '零' : ''}${DIGITS.charAt(digit)}${unit}`
      isGap = false
    } else if (text !== '') isGap = true
  }
  if (rest > 0) text += `${isGap ? '零' : ''}${DIGITS.charAt(rest)}`
  return text.startsWith('一十') ? text.slice(1) : text
}

/** The digits of a Han number; null where it is none (百 alone, 十百, one of several spellings mixed). */
function readHan(han: string): string | null {
  if (/^[〇零一二三四五六七八九]+$/.test(han)) {
    if (han.length > 1 || han !== '零') return Array.from(han, digitOf).join('')
    return '0'
  }
  let value = 0
  let digit: number | null = null
  let lastSize = MAX + 1
  for (const character of han) {
    const unit = UNITS.find(([name]) => name === character)
    if (!unit) {
      if (digit !== null && digit !== 0) return null
      digit = digitOf(character)
      continue
    }
    const size = unit[1]
    if (size >= lastSize || (digit === null && (size !== 10 || value !== 0))) return null
    value += (digit ?? 1) * size
    lastSize = size
    digit = null
  }
  value += digit ?? 0
  return value > 0 ? String(value) : null
}

function digitOf(character: string): number {
  if (character === '零') return 0
  return character === '两' ? 2 : DIGITS.indexOf(character)
}
