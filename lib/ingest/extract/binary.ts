/**
 * Tells pictures, archives and programs under a text name from text.
 *
 * Pure.
 */

/** First bytes of common formats, in hex, with the format's name for the message. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['89504e47', 'PNG 图片'],
  ['ffd8ff', 'JPEG 图片'],
  ['47494638', 'GIF 图片'],
  ['52494646', 'RIFF 媒体文件'],
  ['25504446', 'PDF 文档'],
  ['504b0304', 'ZIP 压缩包'],
  ['1f8b08', 'gzip 压缩文件'],
  ['377abcaf', '7z 压缩包'],
  ['526172211a', 'RAR 压缩包'],
  ['7f454c46', '程序文件'],
  ['4d5a9000', '程序文件'],
  ['d0cf11e0', 'Office 文档'],
  ['53514c6974652066', 'SQLite 数据库'],
  ['494433', 'MP3 音频'],
]
/** Share of control characters from which a text is none. */
const MAX_CONTROLS = 0.05
const LOOK_CHARS = 20_000

/** The format's name where the bytes open like a known binary format, else null. */
export function binaryFormat(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  for (const [magic, name] of MAGIC) if (head.startsWith(magic)) return name
  return head.slice(8, 16) === '66747970' ? 'MP4 视频' : null
}

/** True where the decoded text is no text: too many control characters. */
export function isGarbled(text: string): boolean {
  const head = text.slice(0, LOOK_CHARS)
  const controls = head.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  return head.length > 0 && controls / head.length > MAX_CONTROLS
}
