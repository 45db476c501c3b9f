/**
 * `jiuwen inspect FILE`: what every step did to one document, for people.
 */
import type { Command } from 'commander'
import { ArchiveError, printable } from '../errors.ts'
import { type ArticleDraft, type Inspection, inspectFile } from '../ingest/index.ts'
import { printing, printLine } from './output.ts'

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('inspect')
    .description('show what every step did to one document')
    .argument('<file>', 'a document, or a container whose first documents are shown')
    .action(run)
}

async function run(path: string): Promise<void> {
  await printing(async () => {
    let seen = 0
    for await (const inspection of inspectFile(path)) {
      for (const line of linesOf(inspection)) await printLine(line)
      seen++
    }
    if (seen === 0) throw new ArchiveError('input-missing', 'there is no document in it', { file: path })
  })
}

/** Longest line shown; a page may be one line of a megabyte. */
const LINE_MAX = 400

function* linesOf(inspection: Inspection): Generator<string> {
  const member = 'member' in inspection ? inspection.member : null
  yield `== ${shown(inspection.file)}${member === null ? '' : ` › ${shown(member)}`}`
  if ('refusal' in inspection) {
    yield `   未处理：${inspection.refusal}`
    return
  }
  yield `   ${inspection.bytes} 字节 · SHA-256 ${inspection.sha256}`
  if (inspection.url) yield `   ${shown(inspection.url)}`
  for (const step of inspection.trace.steps) {
    yield ''
    yield `-- ${step.step}：${step.about}`
    for (const line of step.lines) yield `   ${shown(line)}`
  }
  yield ''
  yield '-- 结果'
  for (const outcome of inspection.trace.outcomes) {
    yield* outcome.kind === 'rejected'
      ? [`   未收入（${outcome.code}）：${outcome.reason}`]
      : articleLines(outcome.draft)
  }
}

function* articleLines(draft: ArticleDraft): Generator<string> {
  const rows: readonly (readonly [string, string])[] = [
    ['标题', draft.title],
    ['来源', draft.source ?? '不详'],
    ['发布', draft.publishedAt ? `${draft.publishedAt}（取自 ${draft.provenance.publishedFrom}）` : '不详'],
    ['记者', draft.authors.join('、')],
    ['编辑', draft.editors.join('、')],
    ['栏目', draft.section ?? ''],
    ['标签', draft.tags.join('、')],
    ['网址', draft.url ?? ''],
  ]
  for (const [name, value] of rows) if (value !== '') yield `   ${name}　${shown(value)}`
  yield ''
  for (const paragraph of draft.paragraphs) yield `   ${shown(paragraph)}`
}

function shown(text: string): string {
  const clean = printable(text)
  return clean.length > LINE_MAX ? `${clean.slice(0, LINE_MAX)}…（共 ${clean.length} 字）` : clean
}
