/** Every engine keeps the contract. */
import { keepsTheContract } from './engine.contract.ts'
import { minisearchVanilla } from './minisearch-vanilla/index.ts'

keepsTheContract(minisearchVanilla)
