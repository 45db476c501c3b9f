/**
 * The snapshot engine: candidates from postings, the text where it must decide, BM25+ for the order.
 */
import { isIdeogram } from '../../../text/index.ts'
import type { Plan } from '../../plan.ts'
import type { EngineCore, Found } from '../answer/answer.ts'
import { type Columns, completeColumns } from '../columns/columns.ts'
import { uniteAll } from '../doc-sets.ts'
import { dateTest, fieldTest } from '../matching/fact-tests.ts'
import { Finder } from '../matching/finder.ts'
import { AnyTest, type ArticleTest, type Leaf, NEUTRAL, RememberedTest, testOf } from '../matching/tests.ts'
import { textTest } from '../matching/text-tests.ts'
import { FIELDS, type ScoringTerm } from '../scoring-terms.ts'
import { Candidates, docsOf } from './candidates.ts'
import { readColumns } from './column-sections.ts'
import { Dictionary } from './dictionary.ts'
import type { IndexFacts } from './facts.ts'
import { ListReader, type TermLists } from './lists.ts'
import { MiniView } from './mini-view.ts'
import { ONE_OF_EACH } from './one-of-each.ts'
import { characterLists } from './run-pieces.ts'
import { isDecidedByPostings, type RunSources, runTest } from './run-tests.ts'
import { Scorer } from './scorer.ts'
import type { SectionFile } from './section-file.ts'
import { TextFile } from './text-file.ts'

/**
 * Runs are looked for one by one, by a search for their bytes, unless that would be more than so many searches an
 * article: a look through its text for all of them takes no longer.
 */
const MOST_SEARCHES = 4

/** Bytes of answers that are remembered. */
const MAX_REMEMBERED = 1 << 22

export class SnapshotCore implements EngineCore {
  readonly columns: Columns
  readonly #reader: ListReader
  readonly #texts: TextFile
  readonly #scorer: Scorer
  readonly #mini: MiniView
  /** Answers to the clauses of the last plan, by article: offers and ways out ask most of them again. */
  #answers = new Map<string, Uint8Array>()
  /** Never used again: see `one-of-each.ts`. */
  readonly #kept: ArticleTest

  /**
   * @param file - The index file, read and checked.
   * @param textPath - The text file beside it.
   * @throws ArchiveError `index-missing` or `index-damaged`.
   */
  constructor(file: SectionFile, textPath: string) {
    const facts = file.facts as IndexFacts
    this.columns = completeColumns(readColumns(file, facts))
    this.#reader = new ListReader(new Dictionary(file), facts.articles)
    this.#texts = new TextFile(textPath, file)
    const lengths = {
      articles: facts.articles,
      lengths: FIELDS.map((_, field) => file.numbers(`length.${field}`)),
      averages: facts.averageLengths,
    }
    this.#scorer = new Scorer(lengths)
    this.#mini = new MiniView(lengths, this.#listsOf)
    this.#kept = this.#testOf(ONE_OF_EACH, new Candidates(this.#reader))
    if (facts.articles > 0) this.#kept.test(0, NEUTRAL)
  }

  /**
   * Must be called before each query.
   *
   * @param anew - Whether what the last one decoded is forgotten.
   */
  begin(anew: boolean): void {
    this.#reader.begin(anew)
    this.#texts.begin()
  }

  match(plan: Plan, keep: (doc: number) => boolean, wanted: number): Found {
    const possible = new Candidates(this.#reader)
    const candidates = possible.of(plan)
    const test = this.#testOf(plan, possible)
    const size = candidates ? candidates.length : this.columns.size
    const docs = new Uint32Array(size)
    const flags = new Uint8Array(size)
    let count = 0
    for (let i = 0; i < size; i++) {
      const doc = candidates ? (candidates[i] as number) : i
      if (!keep(doc)) continue
      const flag = test.test(doc, wanted)
      if (flag === 0) continue
      docs[count] = doc
      flags[count++] = flag
    }
    return { docs: docs.slice(0, count), flags: flags.slice(0, count), count }
  }

  holdingAny(terms: readonly ScoringTerm[]): Found {
    const docs = uniteAll(terms.map(({ term, fields }) => docsOf(this.#listsOf(term), fields)))
    return { docs, flags: new Uint8Array(docs.length), count: docs.length }
  }

  score(terms: readonly ScoringTerm[], docs: Uint32Array, count: number, scores: Float64Array): Uint8Array {
    return this.#scorer.score(terms, this.#listsOf, docs, count, scores)
  }

  scoreShown(terms: readonly ScoringTerm[], docs: readonly number[]): number[] {
    return this.#mini.scores(terms, docs)
  }

  close(): void {
    this.#texts.close()
  }

  readonly #listsOf = (term: string): TermLists =>
    isCharacter(term) ? characterLists(term, this.#reader).lists() : this.#reader.ofTerm(term)

  #testOf(plan: Plan, possible: Candidates): ArticleTest {
    const answers = new Map<string, Uint8Array>()
    const sources: RunSources = {
      reader: this.#reader,
      texts: this.#texts,
      finder: new Finder(this.#texts),
      inOnePass: this.#searches(plan, possible) > this.columns.size * MOST_SEARCHES,
    }
    const test = testOf(plan, (clause) =>
      this.#remembered(clause, this.#leafTest(clause, possible, sources), answers),
    )
    this.#answers = answers
    return test
  }

  /** What the plan before found out of a clause that looks at texts is not found out again. */
  #remembered(clause: Leaf, test: ArticleTest, answers: Map<string, Uint8Array>): ArticleTest {
    const { size } = this.columns
    if (!looksAtText(clause) || size * (answers.size + 1) > MAX_REMEMBERED) return test
    const key = JSON.stringify(clause)
    const known = answers.get(key) ?? this.#answers.get(key) ?? new Uint8Array(size)
    answers.set(key, known)
    return new RememberedTest(test, known)
  }

  /** About how often articles are searched for the runs of a plan that postings do not decide. */
  #searches(plan: Plan, possible: Candidates): number {
    switch (plan.kind) {
      case 'run': {
        if (isDecidedByPostings(plan.text)) return 0
        const { title, body } = possible.inFields(plan)
        return Math.max((title ?? this.columns.day).length, (body ?? this.columns.day).length)
      }
      case 'words':
        return this.#searches(plan.whole, possible)
      case 'not':
        return this.#searches(plan.part, possible)
      case 'all':
        // The first that does not stand there is the last.
        return this.#searchesOfAll(plan.parts, possible) / 2
      case 'any':
        return this.#searchesOfAll(plan.parts, possible)
      default:
        return 0
    }
  }

  #searchesOfAll(plans: readonly Plan[], possible: Candidates): number {
    return plans.reduce((sum, plan) => sum + this.#searches(plan, possible), 0)
  }

  #leafTest(clause: Leaf, possible: Candidates, sources: RunSources): ArticleTest {
    const { finder } = sources
    switch (clause.kind) {
      case 'field':
        return fieldTest(clause, this.columns)
      case 'dates':
        return dateTest(clause, this.columns)
      case 'run': {
        const where = possible.inFields(clause)
        const exact = runTest(clause, where, sources)
        if (!clause.bridgePunctuation || !hasLetters(clause.text)) return exact
        // Most articles that hold a run hold it as it stands, which takes no look through the text.
        return new AnyTest([exact, textTest(clause, finder, where)])
      }
      default:
        return textTest(clause, finder, possible.inFields(clause))
    }
  }
}

function looksAtText(clause: Leaf): boolean {
  if (clause.kind === 'run') return clause.bridgePunctuation || clause.strict !== null
  return clause.kind !== 'field' && clause.kind !== 'dates'
}

/** Marks alone have nothing to bridge. */
const hasLetters = (text: string) => /[^\p{P}\p{Z}]/u.test(text)

/** A character alone is scored by all that starts with it, as it is matched. */
function isCharacter(term: string): boolean {
  const first = term.codePointAt(0) ?? 0
  return term.length === (first > 0xffff ? 2 : 1) && isIdeogram(term.charCodeAt(0))
}
