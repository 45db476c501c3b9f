/**
 * What 近似结果 knows of an archive, collected while the index is built: trigrams and stated aliases.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Article } from '../../article.ts'
import { foldLine } from '../../text/index.ts'
import type { SideBuilder, SideData } from '../side-data.ts'
import { AliasMiner } from './mine-aliases.ts'
import { TrigramCounter } from './trigrams.ts'

/** Names of the files in the folder of the index. */
export const TRIGRAM_FILE = 'trigrams.bin'
export const ALIAS_FILE = 'aliases.json.gz'

/** Trigrams are counted in the title and so many characters of the body: what is news is said at once. */
const OPENING = 200

/** What 近似结果 needs, as data built beside the index. */
export const approximateData: SideData = {
  name: 'approximate',
  version: 4,
  create: () => new ApproximateBuilder(),
}

class ApproximateBuilder implements SideBuilder {
  private readonly trigrams = new TrigramCounter()
  private readonly aliases = new AliasMiner()

  add(article: Article): void {
    this.trigrams.add(foldLine(article.title))
    let left = OPENING
    for (const paragraph of article.paragraphs) {
      if (left > 0) this.trigrams.add(foldLine(paragraph.slice(0, left)))
      left -= paragraph.length
      if (paragraph.includes('（') || paragraph.includes('(')) this.aliases.add(foldLine(paragraph))
    }
  }

  finish(dir: string): void {
    writeFileSync(join(dir, TRIGRAM_FILE), this.trigrams.finish())
    writeFileSync(join(dir, ALIAS_FILE), gzipSync(JSON.stringify(this.aliases.finish())))
  }
}
