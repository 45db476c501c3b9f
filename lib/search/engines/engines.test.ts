/** Every engine keeps the contract. */
import { keepsTheContract } from './engine.contract.ts'
import { minisearchSnapshot } from './minisearch-snapshot/index.ts'
import { minisearchVanilla } from './minisearch-vanilla/index.ts'

keepsTheContract(minisearchVanilla)
keepsTheContract(minisearchSnapshot)
