import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ArchiveError } from '../errors.ts'
import { plainText, register } from './decode.ts'

const STORY = '本报讯　昨日上午，市气象台发布大风预报，提醒市民减少外出。'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiuwen-decode-'))
  mkdirSync(join(folder, 'sub'))
  writeFileSync(join(folder, 'b.html'), iconv.encode(`<html><body><p>${STORY}</p></body></html>`, 'gb18030'))
  writeFileSync(join(folder, 'b.html.headers'), 'HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=GBK\r\n')
  writeFileSync(join(folder, 'sub', 'a.txt'), STORY)
  writeFileSync(join(folder, 'README.md'), '这是说明，不是文档。')
  symlinkSync(join(folder, 'b.html'), join(folder, 'link.html'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...args: string[]): Promise<string> {
  const program = new Command().exitOverride()
  register(program)
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  try {
    await program.parseAsync(['decode', ...args], { from: 'user' })
  } finally {
    write.mockRestore()
  }
  return written.join('')
}

test('a folder gives a line for each document, in order, named from the folder', async () => {
  const lines = (await run(folder, '--jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map((line) => line.file)).toEqual(['b.html', 'sub/a.txt'])
  expect(lines[0]).toEqual({
    file: 'b.html',
    encoding: 'gb18030',
    text: `<html><body><p>${STORY}</p></body></html>`,
    plain: STORY,
    repairs: [],
    confidence: expect.any(Number),
  })
})

test('a file keeps its name as given', async () => {
  const path = join(folder, 'sub', 'a.txt')
  expect(JSON.parse(await run(path, '--jsonl'))).toMatchObject({ file: path, plain: STORY })
})

test('people get a summary that names claim and truth', async () => {
  expect(await run(join(folder, 'b.html'))).toContain('声明 GBK，实为 gb18030')
})

test('a path that is not there is said to be missing', async () => {
  await expect(run(join(folder, 'none'))).rejects.toThrow(ArchiveError)
})

test('plain text of a page has twice-escaped references undone, that of a text file is itself', () => {
  expect(plainText('<p>&amp;#26412;&amp;#25253;&amp;#35759;&amp;#26152;</p>')).toBe('本报讯昨')
  expect(plainText('1 < 2，&amp; 不是标记')).toBe('1 < 2，&amp; 不是标记')
})
