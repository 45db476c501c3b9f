/**
 * Sketches on disk, so that an unchanged story need not be cut into shingles again.
 *
 * For each article: id (16 ASCII bytes), number of hashes (u32), the hashes (u32 each); little-endian.
 */

const ID_BYTES = 16

/** Packs the sketch of one article. */
export function packSketch(id: string, sketch: Uint32Array): Buffer {
  const packed = Buffer.alloc(ID_BYTES + 4 + sketch.length * 4)
  packed.write(id, 0, ID_BYTES, 'latin1')
  packed.writeUInt32LE(sketch.length, ID_BYTES)
  for (const [index, hash] of sketch.entries()) packed.writeUInt32LE(hash, ID_BYTES + 4 + index * 4)
  return packed
}

/** Unpacks a whole file of sketches. */
export function unpackSketches(file: Buffer): Map<string, Uint32Array> {
  const sketches = new Map<string, Uint32Array>()
  for (let at = 0; at + ID_BYTES + 4 <= file.length; ) {
    const id = file.toString('latin1', at, at + ID_BYTES)
    const count = file.readUInt32LE(at + ID_BYTES)
    at += ID_BYTES + 4
    const sketch = new Uint32Array(count)
    for (let index = 0; index < count; index++) sketch[index] = file.readUInt32LE(at + index * 4)
    sketches.set(id, sketch)
    at += count * 4
  }
  return sketches
}
