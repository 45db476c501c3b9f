/**
 * Unit tests stand beside the code; browser tests (`e2e/*.spec.ts`) are Playwright's.
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.ts'],
    // Milliseconds before a test or its preparation counts as hung: far beyond any, so that a busy machine fails none.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
