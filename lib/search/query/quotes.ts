/**
 * Quotation marks: which one closes which. Pure.
 *
 * Straight marks close straight ones, so that a phrase may hold “ and ”. The others come in pairs and may be nested.
 * Keyboards and input methods mix them (“甲“, "甲”), so where no partner stands, a cousin will do.
 */

/** Opening mark -> closing mark. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
])

/** Marks that may stand in for a missing partner. */
const COUSINS: Readonly<Record<string, readonly string[]>> = {
  '"': ['”', '“'],
  '“': ['”', '“', '"'],
  '”': ['”', '"'],
}

/** Whether a phrase may open with this mark. Full-width straight marks were made half-width before. */
export function isQuote(mark: string): boolean {
  return PAIRS.has(mark) || mark === '"' || mark === '”'
}

/** The partners of a query's marks. */
export class QuotePairs {
  private readonly text: string
  private readonly partners = new Map<number, number>()
  /** Marks of which there is none further on, so that thousands of loose ones are not each looked for. */
  private readonly gone = new Set<string>()

  constructor(text: string) {
    this.text = text
    for (const [open, close] of PAIRS) {
      const stack: number[] = []
      for (let at = 0; at < text.length; at++) {
        const mark = text.charAt(at)
        if (mark === open) stack.push(at)
        const partner = mark === close ? stack.pop() : undefined
        if (partner !== undefined) this.partners.set(partner, at)
      }
    }
  }

  /** Where the phrase ends that opens at `at`; null where nothing closes it. */
  closing(at: number): number | null {
    const mark = this.text.charAt(at)
    const partner = PAIRS.has(mark) ? this.partners.get(at) : mark === '"' ? this.next('"', at) : undefined
    if (partner !== undefined) return partner
    const found = (COUSINS[mark] ?? [])
      .map((cousin) => this.next(cousin, at))
      .filter((place) => place !== undefined)
    const end = Math.min(...found)
    // What holds a straight mark could not be printed in straight ones.
    return Number.isFinite(end) && !this.text.slice(at + 1, end).includes('"') ? end : null
  }

  private next(mark: string, at: number): number | undefined {
    if (this.gone.has(mark)) return undefined
    const found = this.text.indexOf(mark, at + 1)
    if (found >= 0) return found
    this.gone.add(mark)
    return undefined
  }
}

/**
 * A phrase in marks that it does not close itself.
 *
 * @param text - What came out of a phrase, or holds no quotation mark: such text always fits one kind.
 */
export function quote(text: string): string {
  if (!/["＂]/.test(text)) return `"${text}"`
  for (const [open, close] of PAIRS) if (isBalanced(text, open, close)) return `${open}${text}${close}`
  return `「${text}」`
}

function isBalanced(text: string, open: string, close: string): boolean {
  let depth = 0
  for (const mark of text) {
    if (mark === open) depth++
    if (mark === close) depth--
    if (depth < 0) return false
  }
  return depth === 0
}
