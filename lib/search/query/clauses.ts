/**
 * From one term to the clause that engines carry out: folded, read for wildcards, long runs cut into words. Pure.
 */
import { foldLine, foldPhrase, foldStrictLine, foldStrictPhrase, hasVariants } from '../../text/index.ts'
import type { PatternClause, RunClause, TextField, WordsClause } from '../plan.ts'
import { readPattern } from './pattern.ts'
import { wordsOf } from './segment.ts'
import type { ProblemCode } from './syntax.ts'

/** What the reader says of spelling. */
export interface Spelling {
  /** 区分繁简. */
  readonly strict: boolean
  /** 忽略标点. */
  readonly ignorePunctuation: boolean
}

/** What a term may become. */
export type TermClause = RunClause | WordsClause | PatternClause

/**
 * The clause of one term.
 *
 * @param text - As typed, within the bounds.
 * @param quoted - Whether every character counts.
 * @returns The clause, null where nothing of the term is searched, and what is wrong with the term.
 */
export function clauseOf(
  text: string,
  quoted: boolean,
  fields: readonly TextField[],
  spelling: Spelling,
): { readonly clause: TermClause | null; readonly problems: readonly ProblemCode[] } {
  if (quoted) return { clause: phraseOf(text, fields, spelling), problems: [] }
  const read = readPattern(text)
  const problems = read.problem ? [read.problem] : []
  if (read.parts) {
    const hasScripts = read.parts.some((part) => typeof part === 'string' && hasVariants(part))
    const strict = spelling.strict && hasScripts ? read.strict : null
    return { clause: { kind: 'pattern', parts: read.parts, fields, strict }, problems }
  }
  const whole = runOf(read.text, fields, spelling)
  if (!whole) return { clause: null, problems }
  if (!/[\p{L}\p{N}]/u.test(whole.text)) return { clause: null, problems: [...problems, 'marks-dropped'] }
  return { clause: runOrWords(whole), problems }
}

/** A long run may also be met by all of its words. */
function runOrWords(whole: RunClause): RunClause | WordsClause {
  const words = wordsOf(whole.text).map((word): RunClause => ({ ...whole, text: word, strict: null }))
  if (words.length === 0) return whole
  return { kind: 'words', whole, words: whole.strict === null ? words : strictWords(words, whole.strict) }
}

/** A run of text that must stand as it is; null where folding leaves nothing of it. */
export function runOf(text: string, fields: readonly TextField[], spelling: Spelling): RunClause | null {
  const folded = foldLine(text)
  if (!folded) return null
  return {
    kind: 'run',
    text: folded,
    fields,
    // Where nothing could be written otherwise there is nothing to tell apart, and nothing to pass over in one character.
    strict: spelling.strict && hasVariants(folded) ? foldStrictLine(text) : null,
    bridgePunctuation: spelling.ignorePunctuation && folded.length > 1,
  }
}

/** A quoted phrase, of which every character counts. */
function phraseOf(text: string, fields: readonly TextField[], spelling: Spelling): RunClause | null {
  const run = runOf(text, fields, spelling)
  return (
    run && { ...run, text: foldPhrase(text), strict: run.strict === null ? null : foldStrictPhrase(text) }
  )
}

/** Words of a run that tells scripts apart: the same stretches of its strict form, where the two line up. */
function strictWords(words: readonly RunClause[], strict: string): RunClause[] {
  const folded = Array.from(foldLine(strict))
  const original = Array.from(strict)
  if (folded.length !== original.length) return words.map((word) => ({ ...word, strict: null }))
  const text = folded.join('')
  return words.map((word) => {
    const at = Array.from(text.slice(0, Math.max(0, text.indexOf(word.text)))).length
    return { ...word, strict: original.slice(at, at + Array.from(word.text).length).join('') }
  })
}
