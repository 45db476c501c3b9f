/**
 * Standard output that may be a pipe: waits when the reader is slow, and ends quietly when it is gone (`| head`).
 */

/** Thrown to end a command whose reader has closed the pipe; not an error for anybody. */
class ReaderGone extends Error {}

let gone = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  gone = true
})

/** Writes one line, waiting for a slow reader. Throws {@link ReaderGone} where there is no reader any more. */
export async function printLine(line: string): Promise<void> {
  if (gone) throw new ReaderGone()
  if (!process.stdout.write(`${line}\n`)) await room()
}

/** Until the reader has caught up or is gone. The listener for the other of the two is taken off, or they would pile up. */
function room(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      process.stdout.off('drain', go).off('close', go)
      resolve()
    }
    process.stdout.on('drain', go).on('close', go)
  })
}

/** Runs what prints lines; a reader that went away ends it without an error. */
export async function printing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ReaderGone) && !gone) throw error
  }
}

/** Said on standard error where answers are those of an older state of the archive. */
export const OLDER_INDEX = 'The store was ingested anew since: run "npx jiuwen index" to take it up.'
