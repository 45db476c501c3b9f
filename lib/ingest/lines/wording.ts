/**
 * The wording of a line as rules compare it: simplified characters, half-width forms, lower case, unit for unit.
 *
 * Pure. The result has the same length as the text, so that a place in one is a place in the other, and word lists
 * need no traditional twins. Only ever compared with, never shown.
 */
import { fold } from '../../text/index.ts'

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
const TABLE = makeTable()

function makeTable(): Uint16Array {
  const table = new Uint16Array(65_536)
  let all = ''
  for (let code = FIRST_HAN; code <= LAST_HAN; code++) all += String.fromCharCode(code)
  const { text, origins } = fold(all)
  for (let i = 0; i < text.length; i++) {
    const origin = origins[i] ?? 0
    const isAlone = origins[i - 1] !== origin && origins[i + 1] === origin + 1
    const [code, folded] = [FIRST_HAN + origin, text.charCodeAt(i)]
    if (isAlone && folded !== code) table[code] = folded
  }
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0
  for (let code = 0x41; code <= 0x5a; code++) table[code] = code + 0x20
  for (let code = 0xff21; code <= 0xff3a; code++) table[code] = code - 0xfee0 + 0x20
  for (const space of [0xa0, 0x3000]) table[space] = 0x20
  return table
}

/** The text for comparing with rules; as long as the text. */
export function wordingOf(text: string): string {
  let out = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const to = TABLE[text.charCodeAt(i)] ?? 0
    if (to === 0) continue
    out += text.slice(from, i) + String.fromCharCode(to)
    from = i + 1
  }
  return from === 0 ? text : out + text.slice(from)
}
