/** The face of `ingest/reprints`: which articles tell one story, and how each retelling differs. */
export { compareReprint, describeReprints } from './compare.ts'
export {
  createReprintFinder,
  type ReadArticle,
  type ReprintArticle,
  type ReprintCluster,
  type ReprintFinder,
} from './finder.ts'
export { SKETCH_SIZE, type StoryText, sketchOf } from './sketch.ts'
