/**
 * 近似结果: what is searched when the exact query finds little. Best match over single terms of the query and of the
 * variants that aids suggest, each aid named. Pure.
 */
import { piecesOf } from '../../text/index.ts'
import type { NearQuery, NearTerm } from '../engine.ts'
import type { Wanted } from '../query/plan-query.ts'
import { stretchesOf } from '../query/segment.ts'
import { numeralVariants } from './numerals.ts'

/** A help that was used: text of the query read as other text. */
export interface UsedAid {
  readonly kind: 'numeral' | 'alias' | 'repair'
  readonly from: string
  readonly to: string
}

/** Aids that know the archive; see `aliases.ts` and `repair.ts`. */
export interface ArchiveAids {
  /** Other names for stretches of a folded run, best first. */
  aliasesIn(run: string): readonly { readonly from: string; readonly to: string }[]
  /** The run with a likely slip put right; null where nothing looks wrong. */
  repair(run: string): { readonly from: string; readonly to: string } | null
}

/** A near query, with the aids it came from. */
export interface NearSearch {
  readonly query: NearQuery
  readonly aids: readonly UsedAid[]
  /** For highlights: every term searched, by the number of the wanted clause. */
  readonly termsOf: readonly { readonly label: string; readonly terms: readonly string[] }[]
}

/** Words of a question that no answer repeats. Longest first, since the first that fits is cut out. */
const QUESTION_WORDS =
  /为什么|什么时候|什么样|是什么|了什么|有什么|什么|为何|何时|何地|怎么样|怎么办|怎么|怎样|如何|哪些|哪个|哪里|哪儿|哪年|多少|是不是|有没有|是否|[吗呢吧]$/gu

/** How much the pairs of a long word are held down; see {@link weighedTerms}. */
const WORD_DAMPING = 0.6

/** The key that names an aid in an address. */
export function aidKey({ kind, from, to }: UsedAid): string {
  return `${kind}:${from}:${to}`
}

/**
 * Makes the near query of a query's wanted text.
 *
 * @param without - Keys of aids that the reader undid.
 * @returns Null where the query holds no term to search for.
 */
export function nearSearch(
  wanted: readonly Wanted[],
  archive: ArchiveAids,
  without: ReadonlySet<string>,
): NearSearch | null {
  const found = new Map<string, NearTerm>()
  const aids = new Map<string, UsedAid>()
  const termsOf: { label: string; terms: string[] }[] = []
  for (const { clause, text: label } of wanted) {
    const own = new Set<string>()
    const add = (text: string, weight: number) => {
      for (const near of weighedTerms(text)) {
        own.add(near.term)
        const known = found.get(near.term)
        found.set(near.term, {
          term: near.term,
          weight: Math.max(weight * near.weight, known?.weight ?? 0),
          across: near.across && (known?.across ?? true),
        })
      }
    }
    for (const run of runsOf(clause)) {
      const isWanted = (aid: UsedAid) => !without.has(aidKey(aid))
      const repair = repairOf(run, archive).filter(isWanted)
      // Other names and numbers are looked for in what was meant, not in the slip.
      const base = repair.reduce((text, { from, to }) => text.replaceAll(from, to), run)
      const others = otherSpellings(base, archive).filter(isWanted)
      for (const aid of [...repair, ...others]) aids.set(aidKey(aid), aid)
      add(base, 1)
      for (const aid of others) {
        if (aid.kind === 'numeral') add(base.replaceAll(aid.from, aid.to), 1)
        else add(aid.to, aliasWeight(aid))
      }
    }
    termsOf.push({ label, terms: [...own] })
  }
  const terms = [...found.values()]
  if (terms.every((term) => term.across)) return null
  return { query: { terms }, aids: [...aids.values()], termsOf }
}

function repairOf(run: string, archive: ArchiveAids): UsedAid[] {
  const repaired = archive.repair(run)
  return repaired ? [{ kind: 'repair', ...repaired }] : []
}

function otherSpellings(run: string, archive: ArchiveAids): UsedAid[] {
  return [
    ...numeralVariants(run).map((variant) => ({ kind: 'numeral' as const, ...variant })),
    ...archive.aliasesIn(run).map((alias) => ({ kind: 'alias' as const, ...alias })),
  ]
}

function runsOf(clause: Wanted['clause']): string[] {
  if (clause.kind === 'pattern') return clause.parts.filter((part) => typeof part === 'string')
  return [clause.kind === 'words' ? clause.whole.text : clause.text]
}

/** A long name for a short one must not outweigh it by its many terms. */
function aliasWeight({ from, to }: UsedAid): number {
  return Math.min(1, nearTerms(from).length / Math.max(1, nearTerms(to).length))
}

/**
 * The terms of a run, each with its weight: a word of many pairs is still one word. Without the damping, 暴雨洪涝灾 in
 * a query outweighs the rest of it by its four pairs. 0 to 1 were tried; .5 to 1 are alike, below it is worse. Pairs
 * across the borders of words are kept at full weight for what they say of the order of the words, but not counted as
 * held: known items by joined words rose from .871 to .890 by that, judged topics by .007 P@5.
 */
function weighedTerms(run: string): NearTerm[] {
  const found = new Map(nearTerms(run).map((term) => [term, { term, weight: 1, across: true }]))
  const words = stretchesOf(run)
  for (const word of words.length > 0 ? words : [run]) {
    const terms = nearTerms(word)
    const weight = terms.length ** -WORD_DAMPING
    for (const term of terms) if (found.has(term)) found.set(term, { term, weight, across: false })
  }
  return [...found.values()]
}

/** Pairs and words of a run; a lone character says too little to find anything near, a digit may tell 5号 from 6号. */
function nearTerms(run: string): string[] {
  const asked = run.replace(QUESTION_WORDS, '\n').trim()
  const pieces = piecesOf(asked === '' ? run : asked)
  return pieces.flatMap((piece) => {
    if (piece.kind === 'pair') return [piece.term]
    return piece.kind === 'word' ? [piece.text] : []
  })
}
