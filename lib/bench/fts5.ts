/**
 * SQLite FTS5 over the same terms, split by spaces; no text is stored, filters are columns beside it.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { BOOSTS } from '../search/engines/scoring-terms.ts'
import { foldArticle, terms } from '../text/index.ts'
import { LIMIT, type Subject } from './subject.ts'

interface Statement {
  run(...values: unknown[]): unknown
  all(...values: unknown[]): { id: string }[]
}
interface Database {
  exec(sql: string): void
  pragma(text: string): void
  prepare(sql: string): Statement
  close(): void
}

const INDEX_FILE = 'fts5.db'
/** Titles weigh as much as in our own index. */
const BY_RANK = `order by bm25(f, ${BOOSTS.title}, ${BOOSTS.body})`

/** The database under test; size and speed are taken after `optimize`, which is part of the build. */
export const fts5: Subject = {
  name: 'fts5',
  build(articles, dir) {
    const database = openDatabase(join(dir, INDEX_FILE))
    database.pragma('journal_mode = OFF')
    database.pragma('synchronous = OFF')
    database.exec(`create virtual table f using fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0');
      create table d(id text, day text, source text)`)
    const addText = database.prepare('insert into f(rowid, title, body) values (?, ?, ?)')
    const addFacts = database.prepare('insert into d(rowid, id, day, source) values (?, ?, ?, ?)')
    database.exec('begin')
    let row = 0
    for (const article of articles) {
      const { title, body } = foldArticle(article.title, article.paragraphs)
      addText.run(++row, terms(title).join(' '), terms(body).join(' '))
      addFacts.run(row, article.id, article.publishedAt, article.source)
    }
    database.exec('commit')
    database.exec("insert into f(f) values('optimize')")
    database.exec('vacuum')
    database.close()
  },
  open(dir) {
    const database = openDatabase(join(dir, INDEX_FILE))
    database.pragma('mmap_size = 4000000000')
    const plain = database.prepare(
      `select d.id from f join d on d.rowid = f.rowid where f match ? ${BY_RANK} limit ${LIMIT}`,
    )
    const filtered = database.prepare(
      `select d.id from f join d on d.rowid = f.rowid where f match ? and d.day between ? and ? and d.source = ? ${BY_RANK} limit ${LIMIT}`,
    )
    return {
      search(query) {
        const match = `${query.field ? `${query.field} : ` : ''}(${query.runs.map(ftsRun).join(' AND ')})`
        const rows = query.from ? filtered.all(match, query.from, query.to, query.source) : plain.all(match)
        return rows.map((row) => row.id)
      },
      count: null,
      keepsText: false,
      close: () => database.close(),
    }
  },
}

/** Best match over any of the terms, as a plain list of them is answered by a search box on SQLite. */
export function openBestMatch(dir: string): {
  search(terms: readonly string[], limit: number): readonly string[]
  close(): void
} {
  const database = openDatabase(join(dir, INDEX_FILE))
  const statement = database.prepare(
    `select d.id from f join d on d.rowid = f.rowid where f match ? ${BY_RANK} limit ?`,
  )
  return {
    search(wanted, limit) {
      const quoted = wanted.map((term) => `"${term.replaceAll('"', '""')}"`)
      return quoted.length === 0 ? [] : statement.all(quoted.join(' OR '), limit).map((row) => row.id)
    },
    close: () => database.close(),
  }
}

/** A run as FTS5 takes it: a phrase of pairs, or a prefix. */
function ftsRun(run: string): string {
  if (run.length === 1) return `"${run}" *`
  return `"${terms(run).slice(0, -1).join(' ')}"`
}

function openDatabase(path: string): Database {
  const require = createRequire(new URL('./anchors/package.json', import.meta.url))
  const Sqlite = require('better-sqlite3') as new (path: string) => Database
  return new Sqlite(path)
}
