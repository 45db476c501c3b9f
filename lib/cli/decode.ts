/**
 * `jiuwen decode PATH…`: what decoding makes of documents, before any extraction.
 */
import type { Command } from 'commander'
import { type Decoded, decodeBytes, repairText } from '../charset/index.ts'
import { printable } from '../errors.ts'
import { bodyText } from '../ingest/extract/body-text.ts'
import { readDocuments } from '../ingest/index.ts'
import { printing, printLine } from './output.ts'

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
    .action(run)
}

async function run(paths: string[], options: { jsonl?: boolean }): Promise<void> {
  await printing(async () => {
    for (const document of readDocuments(paths)) {
      const file = document.file.toWellFormed()
      if ('refusal' in document) {
        process.stderr.write(`${printable(file)}: ${document.refusal}\n`)
        continue
      }
      const { contentType, override } = document
      const decoded = decodeBytes(document.bytes, { contentType, override })
      await printLine(options.jsonl ? jsonLine(file, decoded) : summary(file, decoded))
    }
  })
}

function jsonLine(file: string, { charset, text, repairs, confidence }: Decoded): string {
  return JSON.stringify({ file, encoding: charset, text, plain: plainText(text), repairs, confidence })
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

function summary(file: string, { charset, declared, confidence, evidence, repairs }: Decoded): string {
  const claim = declared ? `声明 ${printable(declared)}，实为 ${charset}` : charset
  const sure = `${Math.round(confidence * 100)}%`
  const mends = repairs.length > 0 ? `；修复 ${repairs.length} 处` : ''
  const why = [...evidence, ...repairs.map((r) => `第 ${r.at} 字起 ${r.length} 字：${r.reason}`)]
  return [`${printable(file)}：${claim}（${sure}）${mends}`, ...why.map((line) => `  ${line}`)].join('\n')
}
