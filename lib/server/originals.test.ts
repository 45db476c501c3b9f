import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { ingest } from '../ingest/index.ts'
import { openStore } from '../store/index.ts'
import { Originals } from './originals.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiuwen-originals-'))
afterAll(() => rmSync(folder, { recursive: true }))

const page = (seed: string) =>
  `<h1>${seed}岸渡口恢复通航</h1>${`<p>${seed}岸的渡口在停航三年之后恢复通航，每天往返十二班，行人和自行车不必再绕行上游的大桥。</p>`.repeat(3)}`

test('one container is read at a time; plain files do not wait for it; what there is none of is null', async () => {
  const data = join(folder, 'data')
  writeFileSync(join(folder, 'plain.html'), page('东'))
  writeFileSync(
    join(folder, 'a.zip'),
    zipSync({ '1.html': strToU8(page('南')), '2.html': strToU8(page('北')) }),
  )
  await ingest({
    paths: ['plain.html', 'a.zip'].map((name) => join(folder, name)),
    dataDir: data,
    startedAt: '2026-01-01T00:00:00.000Z',
    workers: 0,
  })
  const store = openStore(data)
  const originals = new Originals(store)
  const idOf = (seed: string) => [...store.articles()].find(({ title }) => title.startsWith(seed))?.id ?? ''

  const first = originals.read(idOf('南'))
  expect(await originals.read(idOf('北'))).toBe('busy')
  expect(await originals.read(idOf('东'))).toMatchObject({ bytes: Buffer.from(page('东')) })
  expect(await first).toMatchObject({ bytes: Buffer.from(page('南')) })
  expect(await originals.read(idOf('北'))).toMatchObject({ bytes: Buffer.from(page('北')) })
  expect(await originals.read('nowhere')).toBeNull()
  store.close()
})
