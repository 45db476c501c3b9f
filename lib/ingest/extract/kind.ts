/**
 * Page or dump? The content decides, because names lie: pages are saved as .txt and dumps as .html.
 *
 * Pure.
 */

const MARKUP =
  /<(?:!doctype|html|head|body|meta|title|div|table|p|br|script|h[1-6]|font|center|article|span|td)(?:[\s/>]|$)/i
const OPENING =
  /^[\s\ufeff]{0,200}<(?:!doctype|!--|html|head|body|meta|title|div|table|p|script|\?xml|frameset|article|font|center|h[1-6])/i
/** How much of the document is looked at. */
const LOOK_CHARS = 20_000

/**
 * True where the text is to be read as HTML.
 *
 * @param text - Decoded text.
 * @param hint - What name or container say.
 */
export function looksLikeHtml(text: string, hint: 'html' | 'text' | 'unknown'): boolean {
  const head = text.slice(0, LOOK_CHARS)
  if (hint === 'html') return MARKUP.test(head) || MARKUP.test(text)
  if (OPENING.test(head)) return true
  const tags = head.match(/<\/?(?:html|head|body|div|p|td|tr|table|br|span|a|font|meta|title|script)[\s/>]/gi)
  return (tags?.length ?? 0) > 12
}
