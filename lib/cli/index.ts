/**
 * `jiuwen index`: builds the index from the store.
 */
import { Presets, SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { ArchiveError } from '../errors.ts'
import { buildIndex, isIndexCurrent } from '../search/build.ts'
import { defaultEngine, engineNamed } from '../search/open.ts'
import { environmentOption, withDataOption } from './options.ts'
import { wantsPlainLines } from './progress.ts'

/** Adds the command. */
export function register(program: Command): void {
  withDataOption(program.command('index').description('build the index from the store'))
    .addOption(
      environmentOption('--engine <name>', 'engine to build for', 'JIUWEN_ENGINE', (name) => name).default(
        defaultEngine.name,
      ),
    )
    .option('--if-stale', 'only where the store or this program changed since the last build')
    .action(run)
}

interface IndexFlags {
  readonly data: string
  readonly engine: string
  readonly ifStale?: boolean
}

async function run(options: IndexFlags): Promise<void> {
  const engine = engineNamed(options.engine)
  if (!engine) throw new ArchiveError('usage', `there is no engine called ${options.engine}`)
  if (options.ifStale && isIndexCurrent(options.data, engine)) {
    process.stderr.write('the index is up to date\n')
    return
  }
  const progress = showProgress()
  const start = performance.now()
  const manifest = await buildIndex(options.data, progress.update, engine).finally(progress.stop)
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stderr.write(
    `indexed ${manifest.articles} articles in ${seconds} s, ${(bytes / 1e6).toFixed(1)} MB\n`,
  )
}

/** A bar where there is a terminal for it, else a line for every tenth. */
function showProgress() {
  return wantsPlainLines() ? plainLines() : bar()
}

function bar() {
  const shown = new SingleBar(
    { format: '{bar} {percentage}% {value}/{total} articles', stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  )
  let running = false
  return {
    update(done: number, total: number) {
      if (!running) shown.start(total, 0)
      running = true
      if (done === total || done % 500 === 0) shown.update(done)
    },
    stop() {
      if (running) shown.stop()
      running = false
    },
  }
}

function plainLines() {
  let tenths = 0
  return {
    update(done: number, total: number) {
      if (done * 10 < (tenths + 1) * total) return
      tenths = Math.floor((done * 10) / total)
      process.stderr.write(`indexing ${done}/${total}\n`)
    },
    stop: () => {},
  }
}
