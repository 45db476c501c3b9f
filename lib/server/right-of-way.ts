/**
 * Long pages are made in turns, and give way to short ones between them.
 *
 * Making a page is work for one thread, in which the server answers nobody else: a hundred hits took a tenth of a
 * second. Their parts ask for a turn each. Turns come one after another, with the event loop in between, so that what
 * others asked for is begun; and while somebody waits for a short page, no turn comes at all. No clock but `performance`.
 */

/** A turn waits no longer for short pages, in milliseconds: a busy server must finish its long ones, too. */
const PATIENCE_MS = 50

/** Rounds of the event loop from one turn to the next: React takes one to record a part and one to write it as HTML. */
const ROUNDS = 3

/** Who has the right of way, and the turns that wait. */
export class RightOfWay {
  #inside = 0
  #isAtWork = false
  /** When the first of those waiting began to wait for others, not for its like. */
  #since = 0
  #timer: NodeJS.Timeout | undefined
  readonly #waiting: (() => void)[] = []
  readonly #patienceMs: number

  constructor(patienceMs: number = PATIENCE_MS) {
    this.#patienceMs = patienceMs
  }

  /**
   * Somebody asked for a short page.
   *
   * @returns What to call when it is answered; once or often, it counts once.
   */
  enter(): () => void {
    this.#inside++
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      this.#inside--
      if (this.#inside === 0 && this.#timer) this.#go()
    }
  }

  /** Fulfilled when a part of a long page may be made: in the order asked, each in a turn of its own. */
  turn(): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push(go)
      if (this.#isAtWork) return
      this.#isAtWork = true
      this.#since = performance.now()
      this.#rest(1)
    })
  }

  #rest(rounds: number): void {
    setImmediate(() => (rounds > 1 ? this.#rest(rounds - 1) : this.#next()))
  }

  #next(): void {
    const left = this.#patienceMs - (performance.now() - this.#since)
    if (this.#inside === 0 || left <= 0) this.#go()
    else this.#timer = setTimeout(() => this.#go(), left)
  }

  #go(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const go = this.#waiting.shift()
    if (!go) {
      this.#isAtWork = false
      return
    }
    go()
    this.#since = performance.now()
    this.#rest(ROUNDS)
  }
}
