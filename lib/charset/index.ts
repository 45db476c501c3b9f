/**
 * The charset room's face: bytes to text with evidence. Pure; see `decode.ts` for the order of decisions.
 */
export { type Decoded, decodeBytes } from './decode.ts'
export { repairText } from './mend.ts'
