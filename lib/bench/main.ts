/**
 * `npm run bench [-- search|queries|decoding|extraction|site] [--corpus FILE] [--docs 20000,100000] [--queries N] [--without ENGINE]
 * [--data DIR] [--minutes 10] [--requests 50000] [--only page,browser,beside,memory,load]`:
 * measures speed and size beside others, in one run, and prints tables. Without a name, everything runs.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const BENCHES = ['search', 'queries', 'decoding', 'extraction', 'site'] as const
type Bench = (typeof BENCHES)[number]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    docs: { type: 'string', default: '20000' },
    queries: { type: 'string', default: '1000' },
    without: { type: 'string', multiple: true, default: [] },
    data: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    requests: { type: 'string', default: '50000' },
    only: { type: 'string' },
  },
})

const chosen = BENCHES.filter((name) => positionals.length === 0 || positionals.includes(name))
const unknown = positionals.filter((name) => !BENCHES.some((known) => known === name))
if (unknown.length > 0) {
  process.stderr.write(`no benchmark called ${unknown.join(', ')}; there are ${BENCHES.join(', ')}\n`)
  process.exitCode = 2
} else for (const name of chosen) await runBench(name)

async function runBench(name: Bench): Promise<void> {
  if (name === 'decoding') (await import('./decoding.ts')).runDecodingBench()
  if (name === 'extraction') (await import('./extraction.ts')).runExtractionBench()
  if (name === 'search') {
    const { runSearchBench } = await import('./search.ts')
    runSearchBench({
      corpus: values.corpus ? resolve(values.corpus) : null,
      docs: values.docs.split(',').map(Number),
      queries: Number(values.queries),
      without: values.without,
    })
  }
  if (name === 'queries') {
    const { runHostileBench } = await import('./hostile/run.ts')
    runHostileBench({
      corpus: values.corpus ? resolve(values.corpus) : null,
      data: values.data ? resolve(values.data) : null,
      docs: Number.parseInt(values.docs, 10),
    })
  }
  if (name === 'site') {
    const { runSiteBench, SITE_PARTS } = await import('./site.ts')
    const only = values.only?.split(',') ?? SITE_PARTS
    const strange = only.filter((part) => !SITE_PARTS.some((known) => known === part))
    if (strange.length > 0) {
      process.stderr.write(
        `the site has no part called ${strange.join(', ')}; there are ${SITE_PARTS.join(', ')}\n`,
      )
      process.exitCode = 2
      return
    }
    await runSiteBench({
      corpus: values.corpus ? resolve(values.corpus) : null,
      data: values.data ? resolve(values.data) : null,
      docs: Number.parseInt(values.docs, 10),
      minutes: Number(values.minutes),
      requests: Number(values.requests),
      parts: SITE_PARTS.filter((part) => only.includes(part)),
    })
  }
}
