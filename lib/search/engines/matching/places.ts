/**
 * Ascending numbers in an array that is used again and again: where something stands in the text at hand. Pure.
 */
export class Places {
  at = new Int32Array(16)
  length = 0

  push(place: number): void {
    if (this.length === this.at.length) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this.at)
      this.at = larger
    }
    this.at[this.length++] = place
  }

  /** Becomes the same numbers. */
  copy({ at, length }: Places): void {
    this.length = 0
    for (let i = 0; i < length; i++) this.push(at[i] as number)
  }

  clear(): void {
    this.length = 0
  }
}
