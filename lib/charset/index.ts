/**
 * The charset room's face: bytes to text with evidence. Pure; see `decode.ts` for the order of decisions.
 */
export { type CharsetHints, type Decoded, decodeBytes } from './decode.ts'
export { type Charset, charsetOfLabel } from './labels.ts'
export { type MendedText, repairText } from './mend.ts'
