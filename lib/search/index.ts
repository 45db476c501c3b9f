/**
 * The face of `search`: open an archive, ask, and what comes back. What reaches the browser, and what must start
 * quickly, takes `url.ts`, `build.ts` and their like directly.
 */
export type {
  Aid,
  AidChange,
  Change,
  Histogram,
  Hit,
  Offer,
  Parsed,
  SearchAnswer,
  WayOut,
} from './answer/types.ts'
export type { FacetName, FacetValue, Narrowing } from './engine.ts'
export type { ArticleMarks, MarkedRange, TermRange } from './highlight.ts'
export { readPeriod } from './query/dates.ts'
export type { ExplainPart } from './query/explain.ts'
export { parseQuery } from './query/parse.ts'
export type { ProblemCode, QueryNode, QueryProblem, Span } from './query/syntax.ts'
export { openSearch, type Search, type SearchOptions } from './search.ts'
export type { SharedMemory } from './shared-memory.ts'
export type { Fragment } from './snippet.ts'
export type { Suggestion } from './suggest/suggest.ts'
export { changed, EMPTY_SEARCH, type SearchParams } from './url.ts'
