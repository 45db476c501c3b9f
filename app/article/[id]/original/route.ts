import { archive } from '../../../_data/archive.ts'

/**
 * The document as it was received, shown as plain text: nothing in it is run (the server in front adds a policy that
 * forbids everything), and no path is built from the request.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const original = await archive().originals.read((await params).id)
  if (original === null) return said(404, NOT_AT_HAND)
  if (original === 'busy') return said(503, BUSY)
  return new Response(new Uint8Array(original.bytes), {
    headers: {
      'Content-Type': `text/plain; charset=${safeCharset(original.charset)}`,
      'Content-Disposition': 'inline',
      'Cache-Control': 'no-cache',
    },
  })
}

const NOT_AT_HAND =
  '原始文件不在档案里，或已经改动，或在容器中过深而未能取出。\nThe original is not at hand, has changed, or lies too deep in its container.\n'
const BUSY =
  '正在为另一位读者从容器中取出文件，请过几秒再试。\nA file is being taken out of its container for another reader: try again in a few seconds.\n'

function said(status: number, text: string): Response {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    ...(status === 503 && { 'Retry-After': '5' }),
  }
  return new Response(text, { status, headers })
}

/** Our own charset names are plain words; anything else could break the header. */
function safeCharset(charset: string): string {
  return /^[a-z0-9-]{1,30}$/.test(charset) ? charset : 'utf-8'
}
