/**
 * Collects the columns of articles as they are read, in memory that grows by a few bytes an article. Pure.
 */
import type { Article } from '../../../article.ts'
import { UNKNOWN } from '../../engine.ts'
import { listedIds, type Numbers, type StoredColumns, type ValueColumn, type ValueField } from './columns.ts'

/** Numbers that are added one by one. */
export class GrowingNumbers {
  #items = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const wider = new Uint32Array(this.#length * 2)
      wider.set(this.#items)
      this.#items = wider
    }
    this.#items[this.#length++] = value
  }

  /** What was added, without a copy: valid until the next `push`. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.#length)
  }
}

/** The narrowest array that holds `items`. */
export function narrow(items: Uint32Array): Numbers {
  let most = 0
  for (const item of items) if (item > most) most = item
  if (most < 0x100) return Uint8Array.from(items)
  return most < 0x10000 ? Uint16Array.from(items) : items.slice()
}

/** Distinct strings, numbered as they come and sorted at the end. */
class Values {
  readonly #numbers = new Map<string, number>()
  readonly codes = new GrowingNumbers()

  push(value: string): void {
    let code = this.#numbers.get(value)
    if (code === undefined) {
      code = this.#numbers.size
      this.#numbers.set(value, code)
    }
    this.codes.push(code)
  }

  /** Values in order of their code units, and the codes that follow it. */
  sorted(): { values: string[]; codes: Numbers } {
    const values = [...this.#numbers.keys()].sort()
    const renumbered = new Uint32Array(values.length)
    for (const [place, value] of values.entries()) renumbered[this.#numbers.get(value) ?? 0] = place
    return { values, codes: narrow(this.codes.view().map((code) => renumbered[code] ?? 0)) }
  }
}

class SingleField {
  readonly #values = new Values()

  push(value: string | null): void {
    this.#values.push(value ?? UNKNOWN)
  }

  finish(): ValueColumn {
    return { ...this.#values.sorted(), starts: null }
  }
}

class MultiField {
  readonly #values = new Values()
  readonly #starts = new GrowingNumbers()

  push(values: readonly string[]): void {
    this.#starts.push(this.#values.codes.length)
    if (values.length === 0) this.#values.push(UNKNOWN)
    for (const value of new Set(values)) this.#values.push(value)
  }

  finish(): ValueColumn {
    this.#starts.push(this.#values.codes.length)
    return { ...this.#values.sorted(), starts: narrow(this.#starts.view()) }
  }
}

/** Takes articles in the store's order and gives their columns. */
export class ColumnsCollector {
  readonly #ids: string[] = []
  readonly #source = new SingleField()
  readonly #section = new SingleField()
  readonly #charset = new SingleField()
  readonly #lang = new SingleField()
  readonly #author = new MultiField()
  readonly #tag = new MultiField()
  readonly #day = new Values()
  readonly #minute = new GrowingNumbers()
  readonly #cluster = new GrowingNumbers()
  readonly #clusters = new Map<string, number>()

  add(article: Article): void {
    this.#ids.push(article.id)
    this.#source.push(article.source)
    this.#section.push(article.section)
    this.#charset.push(article.provenance.charset.charset)
    this.#lang.push(article.lang)
    this.#author.push(article.authors)
    this.#tag.push(article.tags)
    this.#day.push(article.publishedAt?.slice(0, 10) ?? UNKNOWN)
    this.#minute.push(minuteOf(article.publishedAt))
    this.#cluster.push(this.#clusterOf(article.clusterId))
  }

  finish(): StoredColumns {
    const days = this.#day.sorted()
    const fields: Record<ValueField, ValueColumn> = {
      source: this.#source.finish(),
      section: this.#section.finish(),
      author: this.#author.finish(),
      charset: this.#charset.finish(),
      lang: this.#lang.finish(),
      tag: this.#tag.finish(),
    }
    return {
      ids: listedIds(this.#ids),
      fields,
      days: days.values,
      day: days.codes,
      minute: narrow(this.#minute.view()),
      cluster: narrow(this.#cluster.view()),
      clusters: this.#clusters.size,
    }
  }

  #clusterOf(id: string | null): number {
    if (id === null) return 0
    const known = this.#clusters.get(id)
    if (known !== undefined) return known
    this.#clusters.set(id, this.#clusters.size + 1)
    return this.#clusters.size
  }
}

/** Minutes after midnight of `YYYY-MM-DDTHH:MM+08:00`; 0 where only the day is known. */
function minuteOf(publishedAt: string | null): number {
  const time = publishedAt?.match(/T(\d\d):(\d\d)/)
  return time ? Number(time[1]) * 60 + Number(time[2]) : 0
}
