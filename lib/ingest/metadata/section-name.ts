/**
 * A section's name as a reader would say it.
 *
 * Pure.
 */

/** Tidies a step of a trail; null where it is no name. */
export function cleanSection(text: string): string | null {
  const name = text
    .replace(/^.{0,8}位置\s{0,2}[:：]?/, '')
    .replace(/[\s:：>»[\]【】]+/g, ' ')
    .trim()
  return name.length >= 2 && name.length <= 16 ? name : null
}
