/**
 * The judged topics: 30 searches on the stories, scored by the judgments beside them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMPTY_SEARCH } from '../../search/index.ts'
import type { EvalRow } from '../row.ts'
import type { Ground } from '../search.ts'

const HITS = 50
/** Grades from here on count as relevant. */
const RELEVANT = 2

/** nDCG@10 and P@5, means over the topics. */
export async function measureTopics({ search, storyOf, shared }: Ground): Promise<EvalRow[]> {
  const topics = lines(join(shared, 'corpora', 'topics.jsonl')).map(
    (line) => JSON.parse(line) as { id: string; q: string },
  )
  const grades = readGrades(join(shared, 'corpora', 'qrels.tsv'))
  let ndcg = 0
  let relevant = 0
  for (const { id, q } of topics) {
    const answer = await search.search(
      { ...EMPTY_SEARCH, q },
      { approximate: true, limit: HITS, fragments: false, help: false },
    )
    const judged = grades.get(id) ?? new Map<string, number>()
    const found = answer.hits.map((hit) => judged.get(storyOf.get(hit.id)?.id ?? '') ?? 0)
    ndcg += gainOf(found.slice(0, 10)) / gainOf([...judged.values()].sort((a, b) => b - a).slice(0, 10))
    relevant += found.slice(0, 5).filter((grade) => grade >= RELEVANT).length
  }
  return [
    { name: 'judged topics, nDCG@10', value: ndcg / topics.length, goal: 0.76, higherIsBetter: true },
    { name: 'judged topics, P@5', value: relevant / (5 * topics.length), goal: 0.7, higherIsBetter: true },
  ]
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
