/**
 * The contract that every engine keeps, as a suite: matches equal `includes` over the folded text, counts are exact,
 * order is stable. The expected answers are computed from the articles, by the plainest means.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { EngineModule } from '../engine.ts'
import { contractArchive } from './contract/archive.ts'
import { countsContract } from './contract/counts.ts'
import { operatorsContract } from './contract/operators.ts'
import { orderContract } from './contract/order.ts'
import { runsContract } from './contract/runs.ts'
import { Suite } from './contract/suite.ts'

/** Runs the suite on an engine. */
export function keepsTheContract(module: EngineModule): void {
  describe(module.name, () => {
    const suite = new Suite(contractArchive())
    const dir = mkdtempSync(join(tmpdir(), 'jiuwen-contract-'))
    beforeAll(async () => {
      await module.build(suite.articles, dir)
      suite.engine = await module.open(dir)
    })
    afterAll(async () => {
      await suite.engine.close()
      rmSync(dir, { recursive: true })
    })
    runsContract(suite)
    operatorsContract(suite)
    countsContract(suite)
    orderContract(suite)
  })
}
