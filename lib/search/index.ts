/** The face of `search`: open an archive, ask, and what comes back. */
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
export { buildIndex } from './build.ts'
export {
  type FacetName,
  type FacetValue,
  type Narrowing,
  type SearchEngine,
  type SearchRequest,
  type Tier,
  UNKNOWN,
} from './engine.ts'
export type { ArticleMarks, MarkedRange, TermRange } from './highlight.ts'
export { defaultEngine, engineNamed } from './open.ts'
export { firstDay, lastDay, readDayRange, readPeriod } from './query/dates.ts'
export { type ExplainPart, explainInChinese } from './query/explain.ts'
export { parseQuery } from './query/parse.ts'
export { printQuery } from './query/print.ts'
export type { ProblemCode, QueryNode, QueryProblem, Span } from './query/syntax.ts'
export { openSearch, type Search, type SearchOptions } from './search.ts'
export type { Fragment } from './snippet.ts'
export type { Suggestion } from './suggest/suggest.ts'
export {
  changed,
  DEFAULT_SIZE,
  defaultSort,
  EMPTY_SEARCH,
  MAX_SIZE,
  parseSearchUrl,
  type SearchParams,
  searchUrl,
  withFacet,
} from './url.ts'
export { verifyIndex } from './verify.ts'
