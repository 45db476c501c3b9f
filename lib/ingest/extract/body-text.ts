/**
 * The plain text of a page's body: what a reader would see with every style off, no cleaning at all.
 *
 * Used by `jiuwen decode`, which shows what decoding did before any rule of extraction. Walks without recursion, so a
 * page of ten thousand nested tags is no danger. Pure.
 */
import { load } from 'cheerio'

/** Elements whose text no reader sees. */
const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'iframe', 'textarea'])

/** Elements that stand in the line; every other one begins and ends a line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** What this walk needs of a node of cheerio's tree, whichever parser made it. */
interface TreeNode {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly children?: readonly TreeNode[]
}

/**
 * Parses a page and gives the text of its body.
 *
 * @param html - A decoded page, or a fragment of one.
 * @returns Lines joined by `\n`, entities resolved, white space folded as browsers do; empty for an empty body.
 */
export function bodyText(html: string): string {
  const root: TreeNode | undefined = load(html).root().get(0)
  const parts: string[] = []
  const todo: (TreeNode | string)[] = root ? [root] : []
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node === 'string') parts.push(node)
    else if (node.type === 'text') parts.push((node.data ?? '').replace(/[ \t\r\n\f]+/g, ' '))
    else if (!UNSEEN.has(node.name ?? '')) pushChildren(todo, node)
  }
  return tidy(parts.join(''))
}

function pushChildren(todo: (TreeNode | string)[], node: TreeNode): void {
  const breaks = node.type === 'tag' && !INLINE.has(node.name ?? '')
  if (breaks) todo.push('\n')
  const children = node.children ?? []
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i]
    if (child && child.type !== 'comment' && child.type !== 'directive') todo.push(child)
  }
  if (breaks) todo.push('\n')
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/ +/g, ' ').trim())
  return lines.filter((line) => line !== '').join('\n')
}
