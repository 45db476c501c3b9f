import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ArchiveError, printable, REMEDIES } from './errors.ts'

test('an error prints as one line that names the file, the fault, the remedy and the code', () => {
  const error = new ArchiveError('config-invalid', 'line 3 is not JSON', { file: 'archive/sources.json' })
  expect(error.message).toBe(
    'archive/sources.json: line 3 is not JSON. Correct the file as the message says, then run the command again. [config-invalid]',
  )
})

test('an error keeps its cause for whoever debugs', () => {
  const cause = new Error('EACCES')
  expect(new ArchiveError('input-unreadable', 'no right to read it', { cause }).cause).toBe(cause)
})

test('README lists every code with its remedy, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const listed = [...readme.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map((row) => [row[1], row[2]])
  expect(listed).toEqual(Object.entries(REMEDIES))
})

test('control and direction characters in a file name are shown as escapes', () => {
  expect(printable('a\u001b[31m\u202eb')).toBe('a\\u001b[31m\\u202eb')
})
