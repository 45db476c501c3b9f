import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRoots, walk } from './walk.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiuwen-walk-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const put = (path: string, text = 'x') => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const found = (...paths: string[]) => [...walk(openRoots(paths.length > 0 ? paths : [folder]))]
const files = () => found().flatMap((one) => (one.found === 'file' ? [one.file] : []))
const refused = () => found().flatMap((one) => (one.found === 'refused' ? [`${one.file} ${one.code}`] : []))

test('files are found in the order of their names, folders among them', () => {
  for (const path of ['b.html', 'a/2.html', 'a/1.txt', 'c/d/e.html']) put(path)
  expect(files()).toEqual(['a/1.txt', 'a/2.html', 'b.html', 'c/d/e.html'])
})

test('what belongs to the archive itself is no document', () => {
  for (const path of ['README.md', 'sources.json', 'corrections/1.json', 'raw/x/1.html']) put(path)
  expect(files()).toEqual(['raw/x/1.html'])
})

test('links are not followed, in a circle or out of the folder', () => {
  put('1.html')
  symlinkSync('/etc', join(folder, 'etc'))
  symlinkSync('..', join(folder, 'up'))
  symlinkSync('1.html', join(folder, '2.html'))
  symlinkSync('nowhere', join(folder, '3.html'))
  expect(files()).toEqual(['1.html'])
  expect(refused()).toEqual(['2.html link', '3.html link', 'etc link', 'up link'])
})

test('a pipe is reported and never opened', () => {
  execFileSync('mkfifo', [join(folder, 'pipe.html')])
  expect(refused()).toEqual(['pipe.html not-a-file'])
})

test('a name that is not UTF-8 is read by its bytes and shown with U+FFFD', () => {
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xd0, 0xc2]), Buffer.from('.html')]),
    'x',
  )
  const [one] = found()
  expect(one).toMatchObject({ found: 'file', file: '\ufffd\ufffd.html', fileHex: 'd0c22e68746d6c' })
})

test('a folder named like a page is walked', () => {
  put('dir.html/inside.html')
  expect(files()).toEqual(['dir.html/inside.html'])
})

test('hundreds of folders deep is no problem', () => {
  const deep = `${'d/'.repeat(400)}deep.html`
  put(deep)
  expect(files()).toEqual([deep])
})

test('headers saved beside a page go with it and are no document', () => {
  put('1.html')
  put('1.html.headers')
  expect(found()).toMatchObject([
    { found: 'file', file: '1.html', headers: Buffer.from(join(folder, '1.html.headers')) },
    { found: 'skipped', what: '.headers' },
  ])
})

test('a single file keeps the name it was given by, and is read whatever its suffix', () => {
  put('notes.md', '正文')
  const path = join(folder, 'notes.md')
  expect(found(path)).toMatchObject([
    { found: 'file', file: path, format: { read: 'page', kind: 'unknown' } },
  ])
})

test('a path that does not exist stops the run with its name', () => {
  expect(() => openRoots([join(folder, 'nothing')])).toThrow(
    /nothing: there is no such file or folder.*\[input-missing\]/,
  )
})

test('a folder that cannot be listed stops the run: it is not an empty archive', () => {
  mkdirSync(join(folder, 'inner'))
  const roots = openRoots([join(folder, 'inner')])
  rmSync(join(folder, 'inner'), { recursive: true })
  expect(() => [...walk(roots)]).toThrow(/inner: the folder cannot be listed\. .*\[input-unreadable\]/)
})

test('a folder given twice is walked once', () => {
  put('1.html')
  expect(found(folder, `${folder}/.`)).toHaveLength(1)
})
