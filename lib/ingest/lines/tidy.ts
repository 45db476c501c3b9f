/**
 * Tidying: white space and invisible characters of page text, nothing else. The wording is never changed.
 *
 * Pure; imports nothing. All patterns are single character classes, so the cost is linear.
 */

const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff]/g
const JOINER = /(\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?\u200d)|\u200d/gu
const SPACES = /[\s\u00a0\u3000\u2000-\u200a\u202f\u205f\u180e]+/g
const WIDE_BEFORE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]$/
const WIDE_AFTER = /^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/

/** Removes control characters, zero-width characters and direction marks; keeps the joiners of emoji. */
export function dropInvisible(text: string): string {
  const plain = text.replace(INVISIBLE, '')
  return plain.includes('\u200d') ? plain.replace(JOINER, (_, kept: string | undefined) => kept ?? '') : plain
}

/**
 * One space for every run of white space; none where a line was broken between two wide characters, because
 * Chinese is written without spaces and the break comes from the source alone.
 */
export function tidy(text: string): string {
  const out = dropInvisible(text).replace(SPACES, (run, at: number, whole: string) => {
    if (!/[\r\n]/.test(run) || /[\u3000\u00a0]/.test(run)) return ' '
    const before = whole.charAt(at - 1)
    const after = whole.charAt(at + run.length)
    return WIDE_BEFORE.test(before) && WIDE_AFTER.test(after) ? '' : ' '
  })
  return out.trim()
}

/** True where the raw text opens with an indent as Chinese paragraphs have. */
export function opensIndented(raw: string): boolean {
  return /^[\r\n]*(?:\u3000|[\u00a0 \t]{2})/.test(raw.slice(0, 64))
}

/** Letters and digits only, width-folded, lower case: for comparing wording. */
export function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
