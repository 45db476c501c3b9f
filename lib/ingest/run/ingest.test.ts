import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStore, type StoreRecord } from '../../store/index.ts'
import { ingest } from './ingest.ts'
import { Pool } from './pool.ts'

const base = mkdtempSync(join(tmpdir(), 'jiuwen-ingest-'))
afterAll(() => rmSync(base, { recursive: true }))

let archive = ''
let data = ''
let runs = 0
beforeEach(() => {
  runs += 1
  archive = join(base, String(runs), 'archive')
  data = join(base, String(runs), 'data')
  mkdirSync(archive, { recursive: true })
})

const SENTENCES = [
  '河边的老桥上午重新开放',
  '工人用三个月换下了全部木板',
  '附近的居民可以步行到对岸',
  '夜里桥上会点起路灯',
  '新的护栏比过去高一些',
]
const story = (seed: string) =>
  [0, 1, 2, 3].map((n) =>
    SENTENCES.map((sentence, i) => `${seed}${n}${i}说，${sentence}，这是第${seed}${n}次。`).join(''),
  )
const page = (title: string, seed: string, head = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><h1>${title}</h1>` +
  `<p>2021年5月7日 09:02　来源：示例报</p><div>${story(seed)
    .map((p) => `<p>${p}</p>`)
    .join('')}</div></body></html>`

const mhtml = (html: string) =>
  [
    ...['From: <Saved by a browser>', 'Snapshot-Content-Location: http://news.example/1.html'],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/related; type="text/html"; boundary="b"', ''],
    ...['--b', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'],
    ...['Content-Location: http://news.example/1.html', ''],
    ...[Buffer.from(html).toString('base64'), '--b--', ''],
  ].join('\r\n')

const put = (file: string, text: string | Uint8Array) => {
  mkdirSync(dirname(join(archive, file)), { recursive: true })
  writeFileSync(join(archive, file), text)
}
const run = (at = '2026-01-02T03:04:05.000Z') =>
  ingest({ paths: [archive], dataDir: data, startedAt: at, workers: 0 })
const records = (): StoreRecord[] => {
  const store = openStore(data)
  try {
    return [...store.records()]
  } finally {
    store.close()
  }
}
const articles = () => records().flatMap((record) => (record.status === 'ok' ? [record.article] : []))
const idOf = (file: string) => articles().find((article) => article.provenance.file === file)?.id ?? ''
const listing = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'hex')]),
  )

vi.setConfig({ testTimeout: 60_000 })

describe('copies', () => {
  test('the same bytes under two names are one article and one duplicate', async () => {
    put('a.html', page('老桥开放', '甲'))
    put('b.html', page('老桥开放', '甲'))
    await run()
    expect(records()).toMatchObject([
      { status: 'ok', article: { provenance: { file: 'a.html' } } },
      { status: 'duplicate', file: 'b.html', duplicateOf: idOf('a.html') },
    ])
  })

  test('when the kept one is deleted, its copy takes its place under the same id', async () => {
    put('a.html', page('老桥开放', '甲'))
    put('b.html', page('老桥开放', '甲'))
    await run()
    const id = idOf('a.html')
    rmSync(join(archive, 'a.html'))
    await run()
    expect(articles()).toMatchObject([{ id, provenance: { file: 'b.html' } }])
  })

  test('the same story in other bytes is a reprint with a group of its own', async () => {
    put('a.html', page('老桥开放', '甲'))
    put('b.html', page('老桥重新开放', '甲', '<meta name="x" content="y">'))
    put('c.html', page('新路动工', '丙').replace(/说，[^，]*，/g, '答道：北面的新路下月动工，'))
    await run()
    const [a, b, c] = articles().sort((x, y) => (x.provenance.file < y.provenance.file ? -1 : 1))
    expect(a?.clusterId).not.toBeNull()
    expect(b?.clusterId).toBe(a?.clusterId)
    expect(c?.clusterId).toBeNull()
    const store = openStore(data)
    expect(store.reprints(a?.clusterId ?? '')?.members).toMatchObject([
      { change: null },
      { change: { titleChanged: true } },
    ])
    store.close()
  })
})

describe('addresses', () => {
  const canonical = '<link rel="canonical" href="https://news.example/1.html">'

  test('an id comes from the address: new bytes at the same address keep it', async () => {
    put('a.html', page('老桥开放', '甲', canonical))
    await run()
    const id = idOf('a.html')
    put('a.html', page('老桥今日开放', '乙', canonical))
    await run()
    expect(idOf('a.html')).toBe(id)
  })

  test('of two pages that claim one address none is lost, and both ids stay when files are renamed', async () => {
    put('a.html', page('老桥开放', '甲', canonical))
    put('b.html', page('新路动工', '乙', canonical))
    await run()
    const ids = [idOf('a.html'), idOf('b.html')]
    expect(new Set(ids).size).toBe(2)
    cpSync(join(archive, 'a.html'), join(archive, 'z.html'))
    rmSync(join(archive, 'a.html'))
    await run()
    expect([idOf('z.html'), idOf('b.html')]).toEqual(ids)
  })
})

describe('running again', () => {
  test('over unchanged files works on nothing and changes no byte', async () => {
    put('a.html', page('老桥开放', '甲'))
    put('b.jsonl', `${JSON.stringify({ title: '题', body: story('乙').join('\n') })}\n`)
    await run()
    const before = listing(join(data, 'store'))
    const { report, changed } = await run()
    expect({ changed, unchanged: report.unchanged }).toEqual({ changed: false, unchanged: 2 })
    expect(listing(join(data, 'store'))).toEqual(before)
  })

  test('after a change gives byte for byte what a run from nothing gives', async () => {
    for (const [index, seed] of [...'甲乙丙丁戊'].entries())
      put(`${index}.html`, page(`第${seed}座桥开放`, seed))
    put('copy.html', page('第甲座桥开放', '甲'))
    await run()
    put('0.html', page('第己座桥开放', '己'))
    put('9.html', page('第乙座桥重新开放', '乙'))
    rmSync(join(archive, '3.html'))
    const { report } = await run()
    expect(report.unchanged).toBe(3)
    expect(report.vanished).toBe(1)
    const grown = listing(join(data, 'store'))
    rmSync(data, { recursive: true })
    await run()
    expect(listing(join(data, 'store'))).toEqual(grown)
  })

  test('gives no unchanged document to a worker, and each that is new', async () => {
    const worked = vi.spyOn(Pool.prototype, 'run')
    put('a.html', page('老桥开放', '甲'))
    put('b.mhtml', mhtml(page('新路动工', '乙')))
    put('c.jsonl', `${JSON.stringify({ title: '题', body: story('丁').join('\n') })}\n`)
    await run()
    expect(worked).toHaveBeenCalledTimes(3)
    await run()
    expect(worked).toHaveBeenCalledTimes(3)
    put('d.html', page('新站启用', '丙'))
    const { report } = await run()
    expect(worked).toHaveBeenCalledTimes(4)
    expect(report.unchanged).toBe(3)
    worked.mockRestore()
  })

  test('over a store with a flipped bit makes it anew', async () => {
    put('a.html', page('老桥开放', '甲'))
    await run()
    const before = listing(join(data, 'store'))
    const [name = ''] = Object.keys(before).filter((file) => file.endsWith('articles-00000.jsonl'))
    const bytes = readFileSync(join(data, 'store', name))
    bytes.writeUInt8(bytes.readUInt8(99) ^ 1, 99)
    writeFileSync(join(data, 'store', name), bytes)
    await run()
    expect(listing(join(data, 'store'))).toEqual(before)
  })
})

describe('the ledger', () => {
  test('keeps the moment of the first ingest and tells where lost ids have gone', async () => {
    put('a.html', page('老桥开放', '甲'))
    put('b.html', page('新路动工', '乙'))
    await run('2026-01-01T00:00:00.000Z')
    const [a, b] = [idOf('a.html'), idOf('b.html')]
    put('a.html', page('老桥今日开放', '丙'))
    rmSync(join(archive, 'b.html'))
    await run('2026-02-02T00:00:00.000Z')
    const store = openStore(data)
    const now = idOf('a.html')
    expect(store.forward(a)).toEqual({ kind: 'moved', to: now })
    expect(store.forward(b)).toEqual({ kind: 'gone' })
    expect(store.forward(now)).toBeNull()
    expect(store.ingestedAt(now)).toBe('2026-02-02T00:00:00.000Z')
    expect(store.ingestedAt(a)).toBe('2026-01-01T00:00:00.000Z')
    store.close()
  })

  test('an id that comes back is in use again', async () => {
    put('a.html', page('老桥开放', '甲'))
    await run()
    const id = idOf('a.html')
    rmSync(join(archive, 'a.html'))
    await run()
    put('a.html', page('老桥开放', '甲'))
    await run()
    const store = openStore(data)
    expect(store.forward(id)).toBeNull()
    expect(store.article(id)?.title).toBe('老桥开放')
    store.close()
  })
})

describe('corrections by hand', () => {
  test('replace what the page gave, and are gone again when they are deleted', async () => {
    put('raw/x/a.html', page('老桥开放', '甲'))
    put(
      'corrections/1.json',
      JSON.stringify({ file: 'raw/x/a.html', source: '更正报', publishedAt: null, note: '页面有误' }),
    )
    await run()
    expect(articles()).toMatchObject([{ source: '更正报', publishedAt: null, title: '老桥开放' }])
    expect((await run()).changed).toBe(false)
    rmSync(join(archive, 'corrections'), { recursive: true })
    await run()
    expect(articles()).toMatchObject([{ source: '示例报', publishedAt: '2021-05-07T09:02+08:00' }])
  })

  test('a correction with a mistyped field stops the run and names file and field', async () => {
    put('raw/x/a.html', page('老桥开放', '甲'))
    put('corrections/1.json', JSON.stringify({ file: 'raw/x/a.html', sorce: '更正报' }))
    await expect(run()).rejects.toThrow(/1\.json: .*unknown field "sorce".*\[config-invalid\]/)
  })

  test('a correction that matches nothing is told in the report', async () => {
    put('raw/x/a.html', page('老桥开放', '甲'))
    put('corrections/1.json', JSON.stringify([{ id: 'aaaaaaaaaaaaaaaa', title: '题' }]))
    const { report } = await run()
    expect(report.problems).toMatchObject([{ code: 'unused-correction' }])
  })
})

test('what an article page alone shows stands last in its line, so that lists need not read it', async () => {
  put('sources.json', JSON.stringify({ x: { name: '改名报' } }))
  put('raw/x/a.html', page('老桥开放', '甲', '<meta property="og:url" content="https://x.example/1">'))
  put('raw/x/b.jsonl', `${JSON.stringify({ title: '记录', body: story('乙').join('\n') })}\n`)
  put('corrections/1.json', JSON.stringify({ file: 'raw/x/a.html', title: '更正' }))
  await run()
  const store = openStore(data)
  const whole = [...store.articles()]
  expect(whole.map(({ title }) => title).sort()).toEqual(['更正', '记录'])
  for (const { removals, provenance, ...rest } of whole) {
    expect(store.story(rest.id)).toEqual(rest)
    expect([removals, provenance]).toEqual([expect.any(Array), expect.any(Object)])
  }
  store.close()
})

test('sources.json names the outlet of a folder below raw', async () => {
  put('sources.json', JSON.stringify({ x: { name: '示例日报', aliases: ['示例报'] } }))
  put('raw/x/a.html', page('老桥开放', '甲'))
  await run()
  expect(articles()).toMatchObject([{ source: '示例日报' }])
})

test('two runs at once: one does the work, the other refuses or waits, nothing is left over', async () => {
  put('a.html', page('老桥开放', '甲'))
  const outcomes = await Promise.allSettled([run(), run()])
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(failed.length).toBeLessThan(2)
  for (const { reason } of failed) expect(String(reason)).toContain('[store-busy]')
  expect(articles()).toHaveLength(1)
  expect(readdirSync(data).sort()).toEqual(['ledger.jsonl', 'reports', 'store'])
})

test('the original of an article is read again from the archive, and not when it has changed', async () => {
  const text = page('老桥开放', '甲')
  put('a.html', text)
  await run()
  const store = openStore(data)
  const id = idOf('a.html')
  expect(String(Buffer.from(store.original(id)?.bytes ?? []))).toBe(text)
  put('a.html', 'something else')
  expect(store.original(id)).toBeNull()
  store.close()
})

test('the original of a record is its line', async () => {
  const lines = ['甲', '乙'].map((seed) =>
    JSON.stringify({ title: `第${seed}篇`, body: story(seed).join('\n') }),
  )
  put('a.jsonl', `\n${lines.join('\n')}\n`)
  await run()
  const store = openStore(data)
  const originals = articles().map(({ id }) => String(Buffer.from(store.original(id)?.bytes ?? [])))
  expect(originals.sort()).toEqual([...lines].sort())
  store.close()
})

test('a page that runs too long is given up and reported, its neighbours are read', async () => {
  const pool = new Pool({ workers: 1, setting: { version: 'test', outlets: new Map() }, documentMs: 1000 })
  const hints = {
    url: null,
    kind: 'html',
    contentType: null,
    capturedAt: null,
    settings: null,
    known: null,
  } as const
  const pages = ['甲', '乙', '丙'].map((seed) => page('老桥开放', seed))
  pages[1] = page('老桥开放', '乙').replace('</h1>', `</h1>${'<p>字</p>'.repeat(400_000)}`)
  const answers = await Promise.all(
    pages.map((text, task) =>
      pool.run({ ...hints, task, from: 'bytes', file: `${task}`, bytes: Buffer.from(text) }, 1),
    ),
  )
  await pool.close()
  expect(answers.map((answer) => (answer.did === 'refuse' ? answer.code : answer.did))).toEqual([
    'work',
    'timeout',
    'work',
  ])
})

test('a second worker begins where there is work for it', async () => {
  const begun = (documents: number) => {
    const pool = new Pool({ workers: 2, setting: { version: 'test', outlets: new Map() } })
    for (let task = 0; task < documents; task++) {
      const path = join(archive, `${task}.html`)
      const base = { task, file: path, settings: null, known: null }
      void pool.run(
        { ...base, from: 'file', path, root: archive, kind: 'html', mhtml: false, headers: null },
        1,
      )
    }
    const { workers } = pool
    return pool.close().then(() => workers)
  }
  expect([await begun(1), await begun(100), await begun(300)]).toEqual([1, 1, 2])
})

test('the report for people shows names from documents as text', async () => {
  put('<img src=x onerror=alert(1)>.html', '')
  await run()
  const html = readFileSync(join(data, 'reports', 'report.html'), 'utf8')
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
  expect(existsSync(join(data, 'reports', 'report.json'))).toBe(true)
})
