/**
 * What kinds of elements there are to a reader of text: those whose text nobody sees, and those that stand in a line.
 *
 * Pure; imports nothing.
 */

/** Elements whose text no reader sees, or which are controls. */
export const SKIPPED: ReadonlySet<string> = new Set(
  'script style template noscript iframe object embed applet svg select option datalist textarea button canvas audio video map frameset head title meta link'.split(
    ' ',
  ),
)

const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math mi mn mo mtext nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr input'.split(
    ' ',
  ),
)

/** Elements that stand within a line. Everything else stands for itself, save unknown names with a colon (Word). */
export function isInline(name: string): boolean {
  return INLINE.has(name) || name.includes(':')
}
