import { describe, expect, test } from 'vitest'
import { formatOf } from './formats.ts'

const pages = [
  { name: '1.html', kind: 'html' },
  { name: 'UPPER.HTML', kind: 'html' },
  { name: '2004.shtml', kind: 'html' },
  { name: '7.txt', kind: 'text' },
  { name: 'index.html?id=3', kind: 'html' },
  { name: 'show.asp?id=12.jpg', kind: 'unknown' },
  { name: 'content_12', kind: 'unknown' },
  { name: 'trailing dot.html.', kind: 'unknown' },
  { name: '....html', kind: 'html' },
  { name: 'view.php', kind: 'unknown' },
  { name: 'hash#and?query=1.html', kind: 'html' },
] as const

describe('pages', () => {
  for (const { name, kind } of pages) {
    test(`${name} is a page of kind ${kind}`, () => expect(formatOf(name)).toEqual({ read: 'page', kind }))
  }
})

const others = [
  { name: 'crawl.warc', read: 'warc' },
  { name: 'crawl.WARC.GZ', read: 'warc' },
  { name: 'crawl.wacz', read: 'zip' },
  { name: 'pages.zip', read: 'zip' },
  { name: 'saved.mht', read: 'mhtml' },
  { name: 'saved.mhtml', read: 'mhtml' },
  { name: 'stories.jsonl', read: 'jsonl' },
  { name: 'stories.jsonl.gz', read: 'jsonl' },
  { name: '1.html.headers', read: 'headers' },
  { name: 'page.html.gz', read: 'refuse' },
  { name: 'pages.rar', read: 'refuse' },
  { name: 'photo.jpg', read: 'skip' },
  { name: 'style.css', read: 'skip' },
  { name: '.hidden.html', read: 'skip' },
  { name: '.DS_Store', read: 'skip' },
  { name: 'Thumbs.db', read: 'skip' },
  { name: 'page.html~', read: 'skip' },
  { name: '#page.html#', read: 'skip' },
  { name: 'page.html.part', read: 'skip' },
  { name: 'page.html.swp', read: 'skip' },
  { name: 'README.md', read: 'skip' },
  { name: 'sources.json', read: 'skip' },
  { name: '__proto__.jpg', read: 'skip' },
] as const

describe('the rest', () => {
  for (const { name, read } of others) {
    test(`${name} is read as ${read}`, () => expect(formatOf(name).read).toBe(read))
  }
})
