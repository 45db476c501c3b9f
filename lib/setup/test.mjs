/**
 * `npm test`: everything from nothing. Installs what is missing, a browser included, then types, lint, unit tests,
 * the production build and the browser tests.
 */
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt, ensureInstalled, neutralEnv, requireNode, runTool, step } from './steps.mjs'

/** Milliseconds before a unit test counts as hung: far beyond any, so that a busy machine fails none. */
const UNIT_TEST_MS = '30000'

requireNode()
await ensureInstalled()
const chromium = await ensureBrowser()
await step('Checking format and lint (biome)', () =>
  runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
)
await step('Checking types (tsc)', () => {
  runTool('next/dist/bin/next', ['typegen'], neutralEnv())
  runTool('typescript/bin/tsc', ['--noEmit'])
})
await step('Running the unit tests (vitest)', () =>
  runTool('vitest/vitest.mjs', ['run', 'lib/', 'app/', '--testTimeout', UNIT_TEST_MS], neutralEnv()),
)
await ensureBuilt()
await step('Running the browser tests (playwright)', () =>
  runTool('playwright/cli.js', ['test', '--config', 'e2e/playwright.config.ts'], {
    ...neutralEnv(),
    CHROMIUM_PATH: chromium,
  }),
)
