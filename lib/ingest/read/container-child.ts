/**
 * The child process that takes containers apart: requests come as lines of JSON on standard input, frames go out on
 * standard output, an end frame after each container. It ends with its parent.
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type ContainerPiece, type EndFrame, frameOf } from './frames.ts'
import { readWarcFile } from './warc.ts'
import { readZipFile } from './zip.ts'

/** A request as it travels. */
export interface WireRequest {
  readonly path: string
  readonly root: string
  readonly format: 'warc' | 'zip'
  readonly only: number | null
}

for await (const line of createInterface({ input: process.stdin })) {
  // Written by the host in our own parent process.
  const request = JSON.parse(line) as WireRequest
  const path = Buffer.from(request.path, 'hex')
  const { root, format, only } = request
  const pieces = format === 'zip' ? readZipFile(path, root, only) : readWarcFile(path, root)
  for await (const piece of pieces) {
    if (only === null) await send(piece)
    else if (piece.is !== 'skipped' && piece.member === only) {
      await send(piece)
      break
    }
  }
  await send({ is: 'end' })
}

async function send(piece: ContainerPiece | EndFrame): Promise<void> {
  let free = true
  for (const part of frameOf(piece)) free = process.stdout.write(part)
  if (!free) await once(process.stdout, 'drain')
}
