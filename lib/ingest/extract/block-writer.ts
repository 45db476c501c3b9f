/**
 * Turns a stream of DOM events into blocks and containers.
 *
 * Values in, values out; holds the state of one page while it is walked. Containers are made only when a block needs
 * them, so that floods of empty elements cost nothing.
 */
import type { Block, Container } from '../lines/block.ts'
import { dropInvisible, opensIndented } from '../lines/tidy.ts'
import { roleOf } from './roles.ts'

interface Frame {
  readonly tag: string
  readonly names: string
  readonly heading: number
  readonly hidden: boolean
  readonly pre: boolean
  /** Index of its container, -1 until a block needs it. */
  container: number
}

interface Piece {
  readonly text: string
  readonly inLink: boolean
  readonly bold: boolean
}

const NONE: Readonly<Record<string, string>> = {}
const HIDDEN_STYLE = /display\s{0,4}:\s{0,4}none/i
const PRE_STYLE = /white-space\s{0,4}:\s{0,4}pre/i
/** Seams matter for short lines of names and dates alone. */
const MAX_SEAM_TEXT = 400

export class BlockWriter {
  readonly blocks: Block[] = []
  readonly containers: Container[] = [{ parent: -1, tag: 'page', names: '', role: null, depth: 0 }]
  readonly times: { block: number; value: string }[] = []
  readonly #maxDepth: number
  readonly #frames: Frame[] = [
    { tag: 'page', names: '', heading: 0, hidden: false, pre: false, container: 0 },
  ]
  #pieces: Piece[] = []
  #links = 0
  #linkDepth = 0
  #boldDepth = 0
  #hiddenInline = 0
  readonly #inlineHidden: boolean[] = []
  #sawImage = false

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth
  }

  /** Text as it stands in the source. */
  text(raw: string): void {
    if (this.#hiddenInline > 0) return
    const top = this.#top()
    if (top.pre && raw.includes('\n')) {
      const lines = raw.split('\n')
      for (const [i, line] of lines.entries()) {
        if (i > 0) this.flush()
        this.#push(line)
      }
    } else this.#push(raw)
  }

  /** `<br>`: the end of a line; inside a heading only a space. */
  lineBreak(): void {
    if (this.#top().heading > 0) this.#push(' ')
    else this.flush()
  }

  image(): void {
    this.#sawImage = true
  }

  openInline(tag: string, attribs: Readonly<Record<string, string>> = NONE): void {
    const hidden = isHidden(attribs)
    this.#inlineHidden.push(hidden)
    if (hidden) this.#hiddenInline++
    if (tag === 'a') {
      this.#linkDepth++
      this.#links++
    }
    if (tag === 'b' || tag === 'strong') this.#boldDepth++
    const moment = tag === 'time' ? attribs.datetime : undefined
    if (moment) this.times.push({ block: this.blocks.length, value: moment })
  }

  closeInline(tag: string): void {
    if (this.#inlineHidden.pop()) this.#hiddenInline--
    if (tag === 'a') this.#linkDepth--
    if (tag === 'b' || tag === 'strong') this.#boldDepth--
  }

  openBlock(tag: string, attribs: Readonly<Record<string, string>> = NONE): void {
    this.flush()
    const above = this.#top()
    const heading = /^h[1-6]$/.test(tag) ? Number(tag[1]) : above.heading
    const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`.trim().slice(0, 200).toLowerCase()
    const pre = above.pre || tag === 'pre' || PRE_STYLE.test((attribs.style ?? '').slice(0, 400))
    this.#frames.push({ tag, names, heading, hidden: above.hidden || isHidden(attribs), pre, container: -1 })
  }

  closeBlock(tag: string): void {
    this.flush()
    if (this.#frames.length > 1 && this.#top().tag === tag) this.#frames.pop()
  }

  /** Ends the current block. */
  flush(): void {
    const pieces = this.#pieces
    if (pieces.length === 0) return
    this.#pieces = []
    const made = join(pieces)
    if (made.text === '') return
    const top = this.#top()
    this.blocks.push({
      index: this.blocks.length,
      text: made.text,
      tag: top.tag,
      container: this.#containerOf(this.#frames.length - 1),
      heading: top.heading,
      linkChars: made.linkChars,
      lastLink: made.lastLink,
      links: this.#links,
      strong: made.strong,
      indented: made.indented,
      apart: true,
      hidden: top.hidden,
      seams: made.seams,
      afterImage: this.#sawImage,
    })
    this.#links = this.#linkDepth > 0 ? 1 : 0
    this.#sawImage = false
  }

  finish(): void {
    this.flush()
  }

  #top(): Frame {
    return this.#frames[this.#frames.length - 1] as Frame
  }

  #push(text: string): void {
    if (text !== '') this.#pieces.push({ text, inLink: this.#linkDepth > 0, bold: this.#boldDepth > 0 })
  }

  /** Makes the containers of the frames up to `at`; frames deeper than the cap share the deepest one. */
  #containerOf(at: number): number {
    const deepest = Math.min(at, this.#maxDepth)
    let parent = 0
    let i = deepest
    while (i > 0 && (this.#frames[i] as Frame).container < 0) i--
    parent = (this.#frames[i] as Frame).container
    for (i++; i <= deepest; i++) {
      const frame = this.#frames[i] as Frame
      const { tag, names } = frame
      frame.container = this.containers.length
      this.containers.push({ parent, tag, names, role: roleOf(tag, names), depth: i })
      parent = frame.container
    }
    return parent
  }
}

function isHidden(attribs: Readonly<Record<string, string>>): boolean {
  if (attribs.hidden !== undefined) return true
  const style = attribs.style
  return style !== undefined && HIDDEN_STYLE.test(style.slice(0, 400))
}

const SPACES = /[\s\u00a0]+/g
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/

interface Joined {
  readonly text: string
  readonly linkChars: number
  readonly lastLink: number
  readonly strong: boolean
  readonly indented: boolean
  readonly seams: number[]
}

/** Joins the pieces of a block, one space for a run of white space. */
function join(pieces: readonly Piece[]): Joined {
  const parts: string[] = []
  const seams: number[] = []
  let length = 0
  let linkChars = 0
  let lastLink = -1
  let allBold = true
  let last = ''
  for (const piece of pieces) {
    let text = collapse(dropInvisible(piece.text))
    if ((last === '' || last === ' ') && text.startsWith(' ')) text = text.slice(1)
    if (text === '') continue
    if (length > 0 && length < MAX_SEAM_TEXT && last !== ' ' && !text.startsWith(' ')) seams.push(length)
    parts.push(text)
    length += text.length
    last = text.charAt(text.length - 1)
    if (piece.inLink) {
      linkChars += text.trimEnd().length
      if (lastLink < 0) lastLink = length - text.length
    } else if (text !== ' ') lastLink = -1
    if (!piece.bold && text !== ' ') allBold = false
  }
  const text = parts.join('').trimEnd()
  const raw = pieces[0]?.text ?? ''
  const start = /^[ \t\r\n]+$/.test(raw.slice(0, 64)) ? (pieces[1]?.text ?? '') : raw
  return {
    text,
    linkChars: Math.min(linkChars, text.length),
    lastLink,
    strong: allBold,
    indented: opensIndented(start),
    seams: text.length < MAX_SEAM_TEXT ? seams.filter((at) => at < text.length) : [],
  }
}

/** White space to one space; none where the source broke the line between two wide characters. */
function collapse(raw: string): string {
  return raw.replace(SPACES, (run, at: number) => {
    if (run === ' ') return run
    if (!run.includes('\n') || /[\u3000\u00a0]/.test(run)) return ' '
    const inside = at > 0 && at + run.length < raw.length
    return inside && WIDE.test(raw.charAt(at - 1)) && WIDE.test(raw.charAt(at + run.length)) ? '' : ' '
  })
}
