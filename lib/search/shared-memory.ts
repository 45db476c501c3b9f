/**
 * Memory that the threads of a process hold together: what one of them read or worked out of an index, the others take
 * as it is. Nothing here is written to after it was made, but for what says so.
 */

/** By name. Handed to another thread in a message, the names are copied and the bytes are the same. */
export type SharedMemory = Map<string, SharedArrayBuffer>

/**
 * Bytes that are made once.
 *
 * @param make - Called where no thread has made them yet. What it throws is thrown, and nothing is kept.
 */
export function shared(memory: SharedMemory, name: string, make: () => SharedArrayBuffer): SharedArrayBuffer {
  const known = memory.get(name) ?? make()
  memory.set(name, known)
  return known
}
