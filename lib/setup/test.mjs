/**
 * `npm test`: everything from nothing. Installs what is missing, a browser included, then types, lint, unit tests,
 * the production build and the browser tests.
 */
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt, ensureInstalled, neutralEnv, requireNode, runTool, step } from './steps.mjs'

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
await step('Running the unit tests (vitest)', () => runTool('vitest/vitest.mjs', ['run'], neutralEnv()))
await ensureBuilt()
await step('Running the browser tests (playwright)', () =>
  runTool('playwright/cli.js', ['test', '--config', 'e2e/playwright.config.ts'], {
    ...neutralEnv(),
    CHROMIUM_PATH: chromium,
  }),
)
