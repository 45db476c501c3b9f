/**
 * How a long run shows itself: a bar with rate and remaining time on a terminal, plain lines elsewhere, events as
 * JSON where asked for. Everything goes to standard error but the events, which are a result.
 */
import { Presets, SingleBar } from 'cli-progress'
import { printable } from '../errors.ts'
import type { IngestEvent } from '../ingest/index.ts'

/** Shows events until it is stopped. */
export interface ProgressView {
  show(event: IngestEvent): void
  stop(): void
}

/** Time between plain lines. */
const LINE_EVERY_MS = 5000

const PHASES: Readonly<Record<'finish' | 'write', string>> = {
  finish: 'telling copies and reprints',
  write: 'writing the store',
}

/** Whether standard error leads to no terminal, or to one whose owner asks for plain lines (`NO_COLOR`, `TERM=dumb`). */
export function wantsPlainLines(): boolean {
  return !process.stderr.isTTY || Boolean(process.env.NO_COLOR) || process.env.TERM === 'dumb'
}

/** The view that fits where standard error leads. */
export function progressView(): ProgressView {
  return wantsPlainLines() ? plainLines() : bar()
}

/** One JSON object a line on standard output. */
export function eventLines(): ProgressView {
  return {
    show: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
    stop: () => {},
  }
}

function bar(): ProgressView {
  const format = '{bar} {percentage}% {value}/{total} files · {rate}/s · {eta_formatted} left'
  const shown = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, etaBuffer: 200 },
    Presets.shades_classic,
  )
  let begun = 0
  let running = false
  const stop = () => {
    if (running) shown.stop()
    running = false
  }
  return {
    show: (event) => {
      if (event.event === 'start') {
        begun = performance.now()
        running = true
        shown.start(event.total, 0, { rate: '0' })
      } else if (event.event === 'progress') {
        const seconds = (performance.now() - begun) / 1000
        shown.update(event.files, { rate: (event.documents / Math.max(seconds, 0.001)).toFixed(0) })
      } else {
        stop()
        say(event)
      }
    },
    stop,
  }
}

function plainLines(): ProgressView {
  let total = 0
  let begun = 0
  let next = 0
  return {
    show: (event) => {
      if (event.event === 'start') {
        total = event.total
        begun = performance.now()
        next = begun + LINE_EVERY_MS
        process.stderr.write(`${total} files, ${(event.bytes / 1e6).toFixed(1)} MB\n`)
      } else if (event.event === 'progress') {
        const now = performance.now()
        if (now < next) return
        next = now + LINE_EVERY_MS
        process.stderr.write(`${progressLine(event.files, total, event.documents, now - begun)}\n`)
      } else say(event)
    },
    stop: () => {},
  }
}

/** `1200/20000 files · 340/s · 55 s left`. */
function progressLine(files: number, total: number, documents: number, ms: number): string {
  const rate = (documents * 1000) / Math.max(ms, 1)
  const left = files > 0 ? Math.ceil(((total - files) * ms) / files / 1000) : null
  const rest = left === null ? '' : ` · ${left} s left`
  return `${files}/${total} files · ${rate.toFixed(0)}/s${rest}`
}

function say(event: Extract<IngestEvent, { event: 'note' | 'phase' }>): void {
  process.stderr.write(`${event.event === 'note' ? printable(event.text) : PHASES[event.phase]}\n`)
}
