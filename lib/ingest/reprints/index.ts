/** The face of `ingest/reprints`: which articles tell one story, and how each retelling differs. */
export { describeReprints } from './compare.ts'
export {
  createReprintFinder,
  type ReadArticle,
  type ReprintArticle,
} from './finder.ts'
export { sketchOf } from './sketch.ts'
