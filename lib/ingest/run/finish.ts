/**
 * Finishing a run: identity, corrections and reprints over the whole archive, then the store in its canonical order.
 */
import { createHash } from 'node:crypto'
import type { SourceSettings } from '../../article.ts'
import type { DocumentEntry, Manifest, ReprintGroup } from '../../store/index.ts'
import { StoreWriter } from '../../store/index.ts'
import type { ArticleDraft } from '../document.ts'
import type { Corrections } from '../read/corrections.ts'
import {
  createReprintFinder,
  describeReprints,
  type ReadArticle,
  type ReprintArticle,
  sketchOf,
} from '../reprints/index.ts'
import { compareText, type DraftPlace, type Gathered, type GatheredArticle } from './gathered.ts'
import { type Resolved, resolveIdentity } from './identity.ts'
import { CONTAINERS, type ContainerSeal, type LastRun, SKETCHES } from './last-run.ts'
import { packSketch } from './sketch-file.ts'
import type { Spool } from './spool.ts'
import { factsOf } from './work.ts'

/** An article that will be stored. */
export interface FinalArticle {
  readonly id: string
  readonly item: GatheredArticle
  readonly clusterId: string | null
  /** The corrected draft where a person corrected it; else the draft is where `item.draft` says. */
  readonly correction: { readonly digest: string; readonly line: string } | null
}

/** A finished run, not yet written. */
export interface Finished {
  /** By id. */
  readonly articles: readonly FinalArticle[]
  /** In canonical order. */
  readonly entries: readonly DocumentEntry[]
  readonly groups: readonly ReprintGroup[]
}

/** Where drafts are read from. */
export interface DraftSource {
  readonly spool: Spool
  readonly last: LastRun | null
}

/** The draft's JSON as bytes, from the spool or out of the last store's line. */
function draftBytes(place: DraftPlace, source: DraftSource): Buffer {
  if (place.in === 'spool') return source.spool.read(place.place)
  const line = source.last?.store.line(place.id) ?? Buffer.alloc(0)
  const head = STORED_HEAD.exec(line.toString('latin1', 0, HEAD_MAX_BYTES))
  if (!head) throw new RangeError(`the last store has no article ${place.id}`)
  const draft = line.subarray(head[0].length - 1)
  draft.write('{', 0, 'latin1')
  return draft
}

/** The draft's JSON. */
export function draftLine(place: DraftPlace, source: DraftSource): string {
  return draftBytes(place, source).toString('utf8')
}

/** How {@link storedLine} begins. */
const STORED_HEAD = /^\{"id":"[a-z2-7]{16}","clusterId":(?:null|"[a-z2-7]{16}"),/
const HEAD_MAX_BYTES = 80

/** An article's line in the store: id and group in front of the draft. Bytes, because most drafts are never changed. */
function storedLine(article: FinalArticle, source: DraftSource): Buffer {
  const { id, clusterId, correction, item } = article
  const draft = correction ? Buffer.from(correction.line) : draftBytes(item.draft, source)
  const head = Buffer.from(`{"id":"${id}","clusterId":${JSON.stringify(clusterId)},`)
  return Buffer.concat([head, draft.subarray(1)])
}

/** Gives ids, applies corrections, groups reprints. `items` are in canonical order. */
export async function finish(
  items: readonly Gathered[],
  corrections: Corrections,
  source: DraftSource,
): Promise<Finished> {
  const resolved = resolveIdentity(items)
  const corrected = resolved
    .filter((one) => one.as === 'article')
    .map(({ id, item }) => correct({ id, item, clusterId: null, correction: null }, corrections, source))
    .sort((a, b) => compareText(a.id, b.id))
  const groups = await groupReprints(corrected, source)
  const clusterOf = new Map(
    groups.flatMap((group) => group.members.map((member) => [member.id, group.clusterId])),
  )
  const articles = corrected.map((article) => ({ ...article, clusterId: clusterOf.get(article.id) ?? null }))
  const byId = new Map(articles.map((article) => [article.id, article]))
  return { articles, groups, entries: resolved.map((one) => entryOf(one, byId)) }
}

/** Applies a person's correction, by id or by file. */
function correct(article: FinalArticle, corrections: Corrections, source: DraftSource): FinalArticle {
  const correction = corrections.find(article.id, article.item.file)
  if (!correction) return article
  // Written by JSON.stringify in a worker of ours.
  const draft = JSON.parse(draftLine(article.item.draft, source)) as ArticleDraft
  const better = correction.apply(draft)
  const { claim, problems } = article.item.facts
  const facts = { ...factsOf(better, problems), claim }
  const sketch = sketchOf(better)
  const line = JSON.stringify(better)
  return {
    ...article,
    item: { ...article.item, facts, sketch },
    correction: { digest: correction.digest, line },
  }
}

/** Stories kept while groups are found and described; each is asked for two or three times in a row. */
const KEPT_STORIES = 2000

/** Reprints among the articles. Only those that may have one are read again. */
async function groupReprints(
  articles: readonly FinalArticle[],
  source: DraftSource,
): Promise<ReprintGroup[]> {
  const finder = createReprintFinder()
  for (const [index, { id, item }] of articles.entries()) finder.addSketch(index, id, item.sketch)
  const kept = new Map<number, ReprintArticle>()
  const read: ReadArticle = (index) => {
    const known = kept.get(index)
    if (known) return known
    const article = articles[index]
    if (!article) throw new RangeError(`no article ${index}`)
    // Written by JSON.stringify in a worker of ours.
    const draft = JSON.parse(
      article.correction?.line ?? draftLine(article.item.draft, source),
    ) as ArticleDraft
    const { title, paragraphs, publishedAt, source: outlet } = draft
    const story = { id: article.id, title, paragraphs, publishedAt, source: outlet }
    if (kept.size >= KEPT_STORIES) kept.clear()
    kept.set(index, story)
    return story
  }
  const groups: ReprintGroup[] = []
  for (const cluster of await finder.clusters(read)) groups.push(await describeReprints(cluster, read))
  return groups
}

/** Fields of an entry that only articles have. */
const NO_ARTICLE = {
  ...{ ordinal: null, claim: null, title: null, source: null, charset: null, publishedAt: null },
  ...{ publishedFrom: null, chars: 0, doubts: [], corrected: null, refusal: null, problems: [] },
} as const

function entryOf(one: Resolved, byId: ReadonlyMap<string, FinalArticle>): DocumentEntry {
  const { file, fileHex, root, member, span, capturedUrl, sha256, bytes, key } = one.item
  const origin = { file, fileHex, root, member, span, capturedUrl, sha256, bytes, key }
  if (one.as === 'duplicate') {
    return { ...origin, ...NO_ARTICLE, status: 'duplicate', id: one.id, duplicateOf: one.keptId }
  }
  if (one.as === 'rejected') {
    const { code, reason, removals, title, charset, problems } = one.item
    const refusal = { code, reason, removals }
    const found = {
      status: 'rejected',
      id: null,
      duplicateOf: null,
      title,
      charset,
      problems,
      refusal,
    } as const
    return { ...origin, ...NO_ARTICLE, ...found }
  }
  const article = byId.get(one.id)
  const facts = article?.item.facts ?? one.item.facts
  return {
    ...origin,
    ...{ ordinal: one.item.ordinal, status: 'ok', id: one.id, duplicateOf: null },
    ...{ claim: facts.claim, title: facts.title, source: facts.source, charset: facts.charset },
    ...{ publishedAt: facts.publishedAt, publishedFrom: facts.publishedFrom, chars: facts.chars },
    ...{ doubts: facts.doubts, corrected: article?.correction?.digest ?? null },
    ...{ refusal: null, problems: facts.problems },
  }
}

/** What the store is written with beside the finished run. */
export interface StoreInputs {
  readonly dataDir: string
  readonly pipeline: string
  readonly inputs: string
  readonly rootNames: readonly string[]
  readonly sources: readonly SourceSettings[]
  readonly seals: readonly ContainerSeal[]
}

/** Writes the store and switches to it. Throws ArchiveError `store-unwritable`; the old store stays then. */
export function writeStore(finished: Finished, source: DraftSource, inputs: StoreInputs): Manifest {
  const writer = new StoreWriter(inputs.dataDir)
  try {
    for (const article of finished.articles) writer.addArticle(article.id, storedLine(article, source))
    writer.addFile('documents.jsonl', lines(finished.entries))
    writer.addFile('reprints.jsonl', lines(finished.groups))
    writer.addFile('sources.json', [JSON.stringify(inputs.sources)])
    writer.addFile(SKETCHES, sketches(finished.articles))
    writer.addFile(CONTAINERS, [JSON.stringify(inputs.seals)])
  } catch (error) {
    writer.abandon()
    throw error
  }
  const { pipeline, inputs: digest, rootNames } = inputs
  return writer.finish({ pipeline, inputs: digest, roots: rootNames, documents: finished.entries.length })
}

function* lines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`
}

function* sketches(articles: readonly FinalArticle[]): Generator<Buffer> {
  for (const { id, item } of articles) yield packSketch(id, item.sketch)
}

/** A digest of everything that went in: equal digests of two runs mean equal stores. */
export function inputsDigest(
  items: readonly Gathered[],
  others: {
    readonly version: string
    readonly corrections: string
    readonly rootNames: readonly string[]
    readonly sources: readonly SourceSettings[]
  },
): string {
  const hash = createHash('sha256').update(JSON.stringify(others))
  for (const item of items) {
    const { root, file, fileHex, member, capturedUrl, sha256, key } = item
    const outcome = item.kind === 'rejected' ? item.code : ''
    hash.update(JSON.stringify([root, file, fileHex, member, capturedUrl, sha256, key, outcome]))
  }
  return hash.digest('hex').slice(0, 32)
}
