import { archive } from '../../../_data/archive.ts'

/**
 * The document as it was received, shown as plain text: nothing in it is run (the server in front adds a policy that
 * forbids everything), and no path is built from the request.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const original = archive().store.original((await params).id)
  if (!original) {
    return new Response('原始文件不在档案里，或已经改动。\nThe original is not at hand, or has changed.\n', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    })
  }
  return new Response(new Uint8Array(original.bytes), {
    headers: {
      'Content-Type': `text/plain; charset=${safeCharset(original.charset)}`,
      'Content-Disposition': 'inline',
      'Cache-Control': 'no-cache',
    },
  })
}

/** Our own charset names are plain words; anything else could break the header. */
function safeCharset(charset: string): string {
  return /^[a-z0-9-]{1,30}$/.test(charset) ? charset : 'utf-8'
}
