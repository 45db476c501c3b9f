/**
 * Tokenising: folded text becomes index terms, the same way for articles and queries.
 *
 * Han (kana and hangul too) is indexed as overlapping pairs of characters, plus the last character of every run, so
 * that a single character is found as the start of a pair or as a tail. Words and numbers of spaced scripts are whole.
 * Pairs find every phrase and every substring; segmenters lose 40 % of phrases. Pure.
 */
import { isHighSurrogate, isIdeogram, isLowSurrogate, isWordUnit } from './chars.ts'

/** Words longer than this are indexed as overlapping pieces of this many units, each starting half a piece later. */
export const MAX_WORD = 64

/** Any stretch of a long word of up to this many units lies inside one of its pieces. */
export const WORD_STEP = MAX_WORD / 2

/**
 * Calls `emit` with every term of `folded`, in order.
 *
 * @param folded - Text from `foldArticle` or `foldLine`.
 * @param emit - Receives the term; hoist it out of loops.
 */
export function tokenize(folded: string, emit: (term: string) => void): void {
  const length = folded.length
  let at = 0
  while (at < length) {
    const code = folded.charCodeAt(at)
    if (isIdeogram(code)) at = emitPairs(folded, at, emit)
    else if (isWordAt(folded, at)) at = emitWord(folded, at, emit)
    else at++
  }
}

/** The terms of `folded` in order, repeats included. */
export function terms(folded: string): string[] {
  const found: string[] = []
  tokenize(folded, (term) => found.push(term))
  return found
}

/** What index terms an article must hold for a run to stand in it. */
export type Piece =
  /** A pair of characters: a term. */
  | { readonly kind: 'pair'; readonly term: string }
  /** One character alone between marks, or at the run's edge: terms that start with it (pairs, or itself as a tail). */
  | { readonly kind: 'character'; readonly prefix: string }
  /** A word: a term, or part of one where the run may have cut it (`openLeft`, `openRight`). */
  | { readonly kind: 'word'; readonly text: string; readonly openLeft: boolean; readonly openRight: boolean }

/**
 * The pieces of a run: every article whose text contains the run holds a term for each of them. Candidates only: the
 * text decides. Empty where the run has neither Han nor words (marks alone).
 *
 * @param run - Folded text of a phrase.
 */
export function piecesOf(run: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < run.length) {
    const start = at
    if (isIdeogram(run.charCodeAt(at))) {
      const first = pieces.length
      at = emitPairs(run, at, (term) => {
        if (charactersIn(term) === 2) pieces.push({ kind: 'pair', term })
      })
      if (pieces.length === first) pieces.push({ kind: 'character', prefix: run.slice(start, at) })
    } else if (isWordAt(run, at)) {
      at = wordEnd(run, at)
      pushWord(pieces, run.slice(start, at), start === 0, at === run.length)
    } else at++
  }
  return pieces
}

function pushWord(pieces: Piece[], word: string, openLeft: boolean, openRight: boolean): void {
  if ((openLeft || openRight) && word.length > WORD_STEP)
    pieces.push({ kind: 'word', text: word.slice(0, WORD_STEP), openLeft: true, openRight: true })
  else if (openLeft || openRight) pieces.push({ kind: 'word', text: word, openLeft, openRight })
  else emitWord(word, 0, (text) => pieces.push({ kind: 'word', text, openLeft: false, openRight: false }))
}

function charactersIn(term: string): number {
  return term.length === 1 ? 1 : term.length > 2 || !isHighSurrogate(term.charCodeAt(0)) ? 2 : 1
}

/** Units of the character at `at`: two where a surrogate pair stands there. */
function sizeAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1
}

/** Emits the pairs and the tail of the run that starts at `at`; gives where it ends. */
function emitPairs(text: string, at: number, emit: (term: string) => void): number {
  let left = at
  let right = left + sizeAt(text, left)
  while (right < text.length && isIdeogram(text.charCodeAt(right))) {
    const end = right + sizeAt(text, right)
    emit(text.slice(left, end))
    left = right
    right = end
  }
  emit(text.slice(left, right))
  return right
}

/** Letters beyond U+FFFF that are no Han (rare scripts, styled digits are folded away) are words too; emoji are marks. */
function isWordAt(text: string, at: number): boolean {
  return isWordUnit(text.charCodeAt(at))
}

function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isWordAt(text, end)) end++
  return end
}

function emitWord(text: string, at: number, emit: (term: string) => void): number {
  const end = wordEnd(text, at)
  if (end - at <= MAX_WORD) {
    emit(text.slice(at, end))
    return end
  }
  for (let from = at; from + WORD_STEP < end; from += WORD_STEP)
    emit(text.slice(from, Math.min(end, from + MAX_WORD)))
  return end
}
