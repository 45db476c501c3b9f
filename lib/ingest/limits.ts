/**
 * Every limit of ingestion in one table: what it is, and why it has this value. Pure.
 *
 * All are inclusive: a thing at the limit is taken, one past it is not. `limits.test.ts` holds each at −1, 0 and +1.
 */

/** Units stand in the names. */
export const LIMITS = {
  /** A page or text dump. The largest real news page that we know has 4 MB, most of it inline pictures. */
  documentBytes: 20 * 2 ** 20,
  /** A page that is worked on for longer is given up with its worker: no real page needs a second. */
  documentMs: 10_000,
  /** One line of a JSONL file: a document of its own. */
  lineBytes: 20 * 2 ** 20,
  /** `NAME.headers`: HTTP servers refuse more than 8–64 kB of headers themselves. */
  headerFileBytes: 64 * 2 ** 10,
  /** `sources.json` and one file of `corrections/`. */
  settingsBytes: 4 * 2 ** 20,
  /** Compressed input may grow this many times; text pages grow 4–20 times, a bomb a thousand times. */
  growth: 100,
  /** Growth is not judged before so many bytes have come out: short runs of blanks are no attack. */
  growthGraceBytes: 8 * 2 ** 20,
  /** Documents of one container. A larger crawl is split over several files anyway. */
  containerDocuments: 5_000_000,
  /** A container that gives nothing for this long is given up with its child process. */
  containerSilenceMs: 60_000,
  /** Memory of a worker's JavaScript heap: a 20 MB page of tags needs about 350 MB. */
  workerHeapMb: 512,
} as const

/** True where `bytes` bytes that came out of `compressed` bytes look like an attack and not like text. */
export function isBomb(compressed: number, bytes: number): boolean {
  return bytes > LIMITS.growthGraceBytes && bytes > compressed * LIMITS.growth
}

/** True where a value lies past its limit. */
export function exceeds(limit: keyof typeof LIMITS, value: number): boolean {
  return value > LIMITS[limit]
}
