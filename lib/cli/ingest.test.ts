import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { jiuwenHere } from './testing.ts'

vi.setConfig({ testTimeout: 120_000 })

const base = mkdtempSync(join(tmpdir(), 'jiuwen-cli-'))
afterAll(() => rmSync(base, { recursive: true }))

const JIUWEN = fileURLToPath(new URL('./jiuwen.mjs', import.meta.url))
const jiuwen = (...args: string[]) => {
  const ran = spawnSync(process.execPath, [JIUWEN, ...args], { cwd: base, encoding: 'utf8' })
  return { code: ran.status, out: ran.stdout, said: ran.stderr }
}
const rows = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const sentences = [
  '渡口的新船今天下水',
  '船身长二十一米',
  '一次可以载客六十人',
  '冬天也能照常开航',
  '票价和过去一样',
]
const body = [0, 1, 2].map((n) => sentences.map((sentence) => `${sentence}，这是第${n + 1}条船。`).join(''))
const page =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><title>渡口新船下水</title></head><body><h1>渡口新船下水</h1>' +
  `<p>2021年5月7日 09:02　来源：示例报</p>${body.map((p) => `<p>${p}</p>`).join('')}</body></html>`
mkdirSync(join(base, 'in'))
writeFileSync(join(base, 'in', 'a.html'), page)
writeFileSync(join(base, 'in', 'b.html'), page)
writeFileSync(join(base, 'in', 'c.html'), '')

const FIELDS =
  'file url status reason title publishedAt source authors editors section tags body removals encoding'.split(
    ' ',
  )

describe('a folder with an article, its copy and an empty file', () => {
  test('extract prints a line for each, in the order of their names, with the fields of the contract', () => {
    const { code, out } = jiuwen('extract', 'in', '--jsonl')
    expect(code).toBe(0)
    expect(rows(out).map((row) => [row.file, row.status])).toEqual([
      ['a.html', 'ok'],
      ['b.html', 'duplicate'],
      ['c.html', 'rejected'],
    ])
    for (const row of rows(out)) expect(Object.keys(row)).toEqual(FIELDS)
    expect(rows(out)[0]).toMatchObject({
      title: '渡口新船下水',
      publishedAt: '2021-05-07T09:02+08:00',
      source: '示例报',
      body: body.join('\n'),
      encoding: 'utf-8',
      reason: null,
    })
    expect(rows(out)[2]?.reason).toEqual(expect.stringMatching(/\p{Script=Han}/u))
  })

  test('ingest stores them, articles prints them, and nothing but results is on standard output', () => {
    const ingested = jiuwen('ingest', 'in', '--data', 'data')
    expect({ code: ingested.code, out: ingested.out }).toEqual({ code: 0, out: '' })
    const [kept, copy, refused] = rows(jiuwen('articles', '--jsonl', '--data', 'data').out)
    expect(kept).toMatchObject({
      status: 'ok',
      id: expect.stringMatching(/^[a-z2-7]{16}$/),
      duplicateOf: null,
      clusterId: null,
    })
    expect(copy).toMatchObject({ status: 'duplicate', file: 'b.html', duplicateOf: kept?.id })
    expect(refused).toMatchObject({ status: 'rejected', file: 'c.html' })
    for (const row of [kept, copy, refused]) {
      expect(Object.keys(row ?? {})).toEqual([...FIELDS, 'id', 'duplicateOf', 'clusterId'])
    }
  })

  test('with --json the events are lines of JSON, the last one says what was done', async () => {
    const { out } = await jiuwenHere('ingest', join(base, 'in'), '--data', join(base, 'data-json'), '--json')
    expect(rows(out).at(-1)).toMatchObject({
      event: 'done',
      documents: 3,
      articles: 1,
      duplicates: 1,
      rejected: 1,
    })
  })

  test('inspect tells every step and the outcome', async () => {
    const { code, out } = await jiuwenHere('inspect', join(base, 'in/a.html'))
    expect(code).toBe(0)
    for (const word of ['decode', 'extract', 'clean', '渡口新船下水', '示例报']) expect(out).toContain(word)
  })

  test('inspect calls the documents of a ZIP by their names in it', async () => {
    const bytes = readFileSync(join(base, 'in/a.html'))
    writeFileSync(join(base, 'two.zip'), zipSync({ 'x/1.html': bytes, 'x/2.html': bytes }))
    const { out } = await jiuwenHere('inspect', join(base, 'two.zip'))
    expect(out).toMatch(/two\.zip › x\/1\.html/)
    expect(out).toMatch(/two\.zip › x\/2\.html/)
  })
})

describe('bad input', () => {
  test('a missing folder is named, with what to do, in one line and without a stack trace', async () => {
    const { code, said } = await jiuwenHere('ingest', join(base, 'nowhere'), '--data', join(base, 'data2'))
    expect(code).toBe(1)
    expect(said).toMatch(/^jiuwen: \S+nowhere: there is no such file or folder\. .*\[input-missing\]\n$/)
  })
  test('articles without a store says what to run', async () => {
    const { code, said } = await jiuwenHere('articles', '--jsonl', '--data', join(base, 'none'))
    expect(code).toBe(1)
    expect(said).toContain('npx jiuwen ingest')
  })
  test('a broken sources.json is named with its outlet and field', async () => {
    mkdirSync(join(base, 'arch', 'raw'), { recursive: true })
    writeFileSync(join(base, 'arch', 'sources.json'), '{"x":{"nome":"示例报"}}')
    const { code, said } = await jiuwenHere('ingest', join(base, 'arch'), '--data', join(base, 'data3'))
    expect(code).toBe(1)
    expect(said).toMatch(/sources\.json: outlet "x": "name" is missing\. .*\[config-invalid\]/)
  })
  test('a closed pipe ends a listing quietly', () => {
    const ran = spawnSync('sh', ['-c', `"${process.execPath}" "${JIUWEN}" extract in --jsonl | head -c 10`], {
      cwd: base,
      encoding: 'utf8',
    })
    expect(ran.stderr).not.toMatch(/EPIPE|at .*:\d+:\d+/)
  })
})

test('the report is kept as data and as a page', () => {
  const report = readFileSync(join(base, 'data', 'reports', 'report.json'), 'utf8')
  expect(JSON.parse(report)).toMatchObject({
    articles: 1,
    duplicates: 1,
    rejected: 1,
    copies: [{ file: 'b.html', keptFile: 'a.html' }],
  })
  expect(readFileSync(join(base, 'data', 'reports', 'report.html'), 'utf8')).toContain('<h1>收入报告</h1>')
})
