/**
 * Lets a few requests in at a time, the others wait their turn, and too many or too patient ones are turned away.
 *
 * Pages are rendered on one thread, so rendering many at once makes none of them faster and all of them late; worse,
 * Node accepts one new connection in each turn of its event loop, and forty renderings make a turn last a second
 * (measured: new connections waited for 20 s). A few at a time keep the turns short. No clock but `performance`.
 */

/** Sizes of a turnstile. */
export interface TurnstileLimits {
  /** Let in at once. */
  readonly inside: number
  /** Waiting at most. */
  readonly waiting: number
  /** Who waited longer is turned away: their reader has given up, or will be told to come back. */
  readonly waitMs: number
}

/** Counts who is inside and who waits. */
export class Turnstile {
  #inside = 0
  readonly #waiting: { readonly since: number; readonly admit: (leave: (() => void) | null) => void }[] = []
  readonly #limits: TurnstileLimits

  constructor(limits: TurnstileLimits) {
    this.#limits = limits
  }

  /**
   * Asks to be let in.
   *
   * @returns What to call when leaving (once or often, it counts once), or null for those turned away.
   */
  enter(): Promise<(() => void) | null> {
    if (this.#inside < this.#limits.inside) return Promise.resolve(this.#admit())
    if (this.#waiting.length >= this.#limits.waiting) return Promise.resolve(null)
    return new Promise((admit) => this.#waiting.push({ since: performance.now(), admit }))
  }

  #admit(): () => void {
    this.#inside++
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      this.#inside--
      this.#callNext()
    }
  }

  #callNext(): void {
    while (this.#inside < this.#limits.inside) {
      const next = this.#waiting.shift()
      if (!next) return
      const isTooLate = performance.now() - next.since > this.#limits.waitMs
      next.admit(isTooLate ? null : this.#admit())
    }
  }
}
