import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aliasFile } from './options.ts'

test('the archive’s own list of other names is used when none is named', () => {
  expect(aliasFile(undefined)).toBe(fileURLToPath(new URL('../../archive/aliases.json', import.meta.url)))
})

test('a list that is named and not there is said to be missing', () => {
  expect(() => aliasFile('no/such/list.json')).toThrow('no/such/list.json: there is no such alias list')
})
