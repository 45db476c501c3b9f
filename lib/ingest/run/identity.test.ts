import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalAddress } from '../address.ts'
import { type Gathered, inOrder } from './gathered.ts'
import { idOf, resolveIdentity } from './identity.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('hex')

interface Shape {
  readonly file: string
  readonly bytes?: string
  readonly claim?: string | null
  readonly ordinal?: number | null
  readonly member?: number | null
}
const article = ({ file, bytes = file, claim = null, ordinal = null, member = null }: Shape): Gathered => ({
  ...{ kind: 'article', file, fileHex: null, root: 0, member, sha256: sha(bytes), key: '', code: '' },
  ...{ ordinal, claim, capturedUrl: member === null ? null : claim },
  kept: { in: 'store', id: '', offset: 0, length: 0 },
})
const idsByFile = (...items: readonly Gathered[]) =>
  Object.fromEntries(
    resolveIdentity([...items].sort(inOrder)).flatMap((one) =>
      one.as === 'article' ? [[one.item.file, one.id]] : [],
    ),
  )

describe('ids', () => {
  test('come from the address where the page claims one', () => {
    const claim = 'http://news.example/1'
    expect(idsByFile(article({ file: 'a', claim }))).toEqual({ a: idOf(claim) })
  })

  test('come from the bytes where it claims none: base32 of their SHA-256', () => {
    // RFC 4648 base32 of the SHA-256 of no bytes at all begins so.
    expect(idsByFile(article({ file: 'a', bytes: '' }))).toEqual({ a: '4oymiquy7qobjgx3' })
  })

  test('of pages that share an address: the lowest hash has it, the others add theirs, whatever the order', () => {
    const claim = 'http://news.example/1'
    const [first = '', second = ''] = ['x', 'y'].sort((a, b) => (sha(a) < sha(b) ? -1 : 1))
    const ids = idsByFile(
      article({ file: 'a', bytes: second, claim }),
      article({ file: 'b', bytes: first, claim }),
    )
    expect(ids).toEqual({ a: idOf(`${claim}\n${sha(second)}`), b: idOf(claim) })
  })

  test('of several articles in one file tell them apart by their place, not by the file’s address', () => {
    const claim = 'http://news.example/1'
    const shared = { bytes: 'x', claim }
    const resolved = resolveIdentity([0, 1].map((ordinal) => article({ file: 'a', ordinal, ...shared })))
    expect(resolved.map((one) => (one.as === 'article' ? one.id : one.as))).toEqual(
      [0, 1].map((n) => idOf(`${sha('x')}#${n}`)),
    )
  })

  test('are distinct and do not depend on the names of files', () => {
    const shape = fc.record({
      bytes: fc.constantFrom(...'abcdef'),
      claim: fc.constantFrom(null, 'http://a.example/', 'http://b.example/'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(shape, { selector: (one) => one.bytes }), (shapes) => {
        const named = (prefix: string) =>
          shapes.map((one, index) => article({ ...one, file: `${prefix}${index}` }))
        const ids = Object.values(idsByFile(...named('a')))
        expect(new Set(ids).size).toBe(shapes.length)
        expect(Object.values(idsByFile(...named('b').reverse())).sort()).toEqual(ids.sort())
      }),
    )
  })
})

describe('copies', () => {
  test('fold into the first in the order of files, under another address with an id of their own', () => {
    const items = [
      article({ file: 'a.warc', bytes: 'x', claim: 'http://a.example/', member: 0 }),
      article({ file: 'a.warc', bytes: 'x', claim: 'http://b.example/', member: 1 }),
    ]
    expect(resolveIdentity(items)).toMatchObject([
      { as: 'article', id: idOf('http://a.example/') },
      { as: 'duplicate', id: idOf('http://b.example/'), keptId: idOf('http://a.example/') },
    ])
  })
})

describe('addresses', () => {
  const cases = [
    ['HTTP://News.Example:80/a/../b?x=1#top', 'http://news.example/b?x=1'],
    ['https://news.example', 'https://news.example/'],
    ['javascript:alert(1)', null],
    ['//news.example/x', null],
    ['http://user:pass@news.example/', null],
    ['http://evil.example\\@news.example/', null],
    ['http://[::1', null],
    ['http://', null],
    ['', null],
  ] as const
  for (const [input, output] of cases) {
    test(`${JSON.stringify(input)} is ${output}`, () => expect(canonicalAddress(input)).toBe(output))
  }
})
