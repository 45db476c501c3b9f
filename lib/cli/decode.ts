/**
 * `jiuwen decode PATH…`: what decoding makes of documents, before any extraction.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { type Decoded, decodeBytes, repairText } from '../charset/index.ts'
import { ArchiveError, printable } from '../errors.ts'
import { bodyText } from '../ingest/extract/body-text.ts'

/** A document to decode: where it is, and its name in the output. */
interface Listed {
  readonly path: string
  readonly file: string
}

const HEADERS_SUFFIX = '.headers'

/** A page is known by a tag in its first characters. */
const MARKUP_CHARACTERS = 4096
const MARKUP = /<(?:!doctype|html|head|body|title|meta|table|div|p|br|\?xml|rss|feed)\b/i

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('decode')
    .description('show what encoding documents are in and what their text is')
    .argument('<paths...>', 'files or folders; NAME.headers beside a document are its HTTP headers')
    .option('--jsonl', 'one JSON object a line: {file, encoding, text, plain, repairs, confidence}')
    .action((paths: string[], options: { jsonl?: boolean }) => {
      for (const path of paths) {
        for (const listed of list(path))
          process.stdout.write(`${decodeFile(listed, options.jsonl === true)}\n`)
      }
    })
}

function* list(path: string): Generator<Listed> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new ArchiveError('input-missing', 'no such file or folder', { file: path })
  if (!stat.isDirectory()) yield { path, file: path }
  else
    for (const found of walk(path)) yield { path: found, file: relative(path, found).replaceAll('\\', '/') }
}

/** Regular files below a folder in the order of their names; links are not followed, headers are no documents. */
function* walk(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true })
  const names = new Set(entries.map((entry) => entry.name))
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile() && !isHeaders(entry.name, names)) yield path
  }
}

function isHeaders(name: string, names: ReadonlySet<string>): boolean {
  return name.endsWith(HEADERS_SUFFIX) && names.has(name.slice(0, -HEADERS_SUFFIX.length))
}

function decodeFile({ path, file }: Listed, jsonl: boolean): string {
  const decoded = decodeBytes(readDocument(path), { contentType: contentTypeOf(path) })
  if (!jsonl) return summary(file, decoded)
  const { charset, text, repairs, confidence } = decoded
  const plain = plainText(text)
  return JSON.stringify({ file: file.toWellFormed(), encoding: charset, text, plain, repairs, confidence })
}

/**
 * The text of a decoded document's body: parsed where it is markup, as it is where it is not.
 *
 * @param text - A decoded document.
 * @returns Parsed text with twice-escaped references and mojibake in entities undone.
 */
export function plainText(text: string): string {
  return MARKUP.test(text.slice(0, MARKUP_CHARACTERS)) ? repairText(bodyText(text)).text : text
}

function readDocument(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new ArchiveError('input-unreadable', 'cannot be read', { file: path, cause })
  }
}

/** The Content-Type in `NAME.headers`; a header's name and value are split by the first colon. */
function contentTypeOf(path: string): string | null {
  if (!statSync(path + HEADERS_SUFFIX, { throwIfNoEntry: false })?.isFile()) return null
  for (const line of readFileSync(path + HEADERS_SUFFIX, 'latin1').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (line.slice(0, colon).trim().toLowerCase() === 'content-type') return line.slice(colon + 1).trim()
  }
  return null
}

function summary(file: string, { charset, declared, confidence, evidence, repairs }: Decoded): string {
  const claim = declared ? `声明 ${printable(declared)}，实为 ${charset}` : charset
  const sure = `${Math.round(confidence * 100)}%`
  const mends = repairs.length > 0 ? `；修复 ${repairs.length} 处` : ''
  const why = [...evidence, ...repairs.map((r) => `第 ${r.at} 字起 ${r.length} 字：${r.reason}`)]
  return [`${printable(file)}：${claim}（${sure}）${mends}`, ...why.map((line) => `  ${line}`)].join('\n')
}
