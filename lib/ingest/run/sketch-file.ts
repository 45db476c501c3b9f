/**
 * Sketches on disk, so that an unchanged story need not be cut into shingles again.
 *
 * For each article: id (16 ASCII bytes), number of hashes (u32), the hashes (u32 each); little-endian.
 */

const ID_BYTES = 16
const HEAD_BYTES = ID_BYTES + 4

/** The hashes of a sketch as bytes. */
export function sketchBytes(sketch: Uint32Array): Buffer {
  const bytes = Buffer.allocUnsafe(sketch.length * 4)
  for (let index = 0; index < sketch.length; index++) bytes.writeUInt32LE(sketch[index] ?? 0, index * 4)
  return bytes
}

/** Undoes {@link sketchBytes}. */
export function sketchOfBytes(bytes: Buffer): Uint32Array {
  const sketch = new Uint32Array(bytes.length >>> 2)
  for (let index = 0; index < sketch.length; index++) sketch[index] = bytes.readUInt32LE(index * 4)
  return sketch
}

/** Packs the sketch of one article. */
export function packSketch(id: string, sketch: Uint32Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  head.write(id, 0, ID_BYTES, 'latin1')
  head.writeUInt32LE(sketch.length, ID_BYTES)
  return Buffer.concat([head, sketchBytes(sketch)])
}

/** A whole file of sketches, read one by one. */
export class SketchFile {
  private readonly file: Buffer
  private places: Map<string, number> | null = null

  constructor(file: Buffer) {
    this.file = file
  }

  /** The sketch of an article; empty where the file has none. */
  of(id: string): Uint32Array {
    this.places ??= placesIn(this.file)
    const at = this.places.get(id)
    if (at === undefined) return new Uint32Array(0)
    const from = at + HEAD_BYTES
    return sketchOfBytes(this.file.subarray(from, from + this.file.readUInt32LE(at + ID_BYTES) * 4))
  }
}

/** Where the sketch of each article begins. */
function placesIn(file: Buffer): Map<string, number> {
  const places = new Map<string, number>()
  for (let at = 0; at + HEAD_BYTES <= file.length; ) {
    places.set(file.toString('latin1', at, at + ID_BYTES), at)
    at += HEAD_BYTES + file.readUInt32LE(at + ID_BYTES) * 4
  }
  return places
}
