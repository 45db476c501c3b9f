/**
 * The judged topics: 30 searches on the stories, scored by the judgments beside them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMPTY_SEARCH } from '../../search/index.ts'
import { atLeast, type EvalRow, unjudged } from '../row.ts'
import type { Ground } from './ground.ts'

const HITS = 50
/** Grades from here on count as relevant. */
const RELEVANT = 2
/** By so much the rival is to be beaten. */
const LEAD = 0.07

interface Topic {
  readonly id: string
  readonly q: string
}

/** Ids of stories, best first. */
type Ranker = (q: string) => readonly string[] | Promise<readonly string[]>

interface Scores {
  readonly ndcg: number
  readonly precision: number
}

/** nDCG@10 and P@5, means over the topics; where asked, beside those of a rival. */
export async function measureTopics(ground: Ground): Promise<EvalRow[]> {
  const ours = await scoresOf(ground, (q) => searchStories(ground, q))
  const rows = [
    atLeast(0.76, 'judged topics, nDCG@10', ours.ndcg),
    atLeast(0.7, 'judged topics, P@5', ours.precision),
  ]
  const { rival, storyOf } = ground
  if (!rival) return rows
  const theirs = await scoresOf(ground, (q) =>
    rival.bestMatch(q, HITS).map((id) => storyOf.get(id)?.id ?? id),
  )
  return [
    ...rows,
    unjudged(`${rival.name}: nDCG@10`, theirs.ndcg),
    unjudged(`${rival.name}: P@5`, theirs.precision),
    atLeast(LEAD, `ahead of ${rival.name}, nDCG@10`, ours.ndcg - theirs.ndcg),
  ]
}

async function searchStories({ search, storyOf }: Ground, q: string): Promise<string[]> {
  const { hits } = await search.search(
    { ...EMPTY_SEARCH, q },
    { approximate: true, limit: HITS, fragments: false, help: false },
  )
  return hits.map((hit) => storyOf.get(hit.id)?.id ?? hit.id)
}

async function scoresOf({ shared }: Ground, rank: Ranker): Promise<Scores> {
  const topics = lines(join(shared, 'corpora', 'topics.jsonl')).map((line) => JSON.parse(line) as Topic)
  const grades = readGrades(join(shared, 'corpora', 'qrels.tsv'))
  let ndcg = 0
  let relevant = 0
  for (const { id, q } of topics) {
    const judged = grades.get(id) ?? new Map<string, number>()
    const found = (await rank(q)).map((story) => judged.get(story) ?? 0)
    ndcg += gainOf(found.slice(0, 10)) / gainOf([...judged.values()].sort((a, b) => b - a).slice(0, 10))
    relevant += found.slice(0, 5).filter((grade) => grade >= RELEVANT).length
  }
  return { ndcg: ndcg / topics.length, precision: relevant / (5 * topics.length) }
}

function gainOf(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0)
}

function readGrades(path: string): Map<string, Map<string, number>> {
  const grades = new Map<string, Map<string, number>>()
  for (const line of lines(path)) {
    const [topic = '', story = '', grade] = line.split('\t')
    const of = grades.get(topic) ?? new Map()
    grades.set(topic, of.set(story, Number(grade)))
  }
  return grades
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
