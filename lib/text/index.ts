/** The face of `text`: folding and tokenising, the same for the index and for queries. */
export {
  BOUNDARY,
  type FoldedArticle,
  foldArticle,
  foldArticleStrict,
  foldLine,
  foldLineWithOrigins,
  foldPhrase,
  foldStrictLine,
  foldStrictLineWithOrigins,
  foldStrictPhrase,
  originalRange,
} from './article.ts'
export { isHan, isIdeogram, isSpace, isWordUnit } from './chars.ts'
export { type FoldedText, fold, foldText, hasVariants } from './fold.ts'
export { MAX_WORD, type Piece, piecesOf, terms, WORD_STEP } from './tokens.ts'
