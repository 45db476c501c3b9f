/**
 * HTML → blocks. The only user of cheerio.
 *
 * Pure. The tree is walked by pointers, without recursion and without cheerio's text methods, because hostile pages
 * nest tens of thousands deep. Containers deeper than {@link MAX_DEPTH} become siblings, as in browsers.
 */
import { type CheerioOptions, load } from 'cheerio'
import type { Page } from '../lines/block.ts'
import { BlockWriter } from './block-writer.ts'
import { isInline, SKIPPED } from './elements.ts'
import { HeadReader } from './head.ts'
import { type DomNode, LEAN_TREE } from './lean-tree.ts'
import { type LightPage, lighten } from './lighten.ts'

/** Depth of nesting that browsers keep. */
export const MAX_DEPTH = 512

/** The parser builds our own tree; cheerio's types know only its own. */
const OPTIONS = { treeAdapter: LEAN_TREE } as unknown as CheerioOptions

/**
 * Cuts an HTML page into blocks.
 *
 * @param html - Decoded text of the page.
 * @returns Blocks in document order, their containers and the head's hints. Never throws on page content.
 */
export function readHtml(html: string): Page {
  return readLight(lighten(html))
}

/** Cuts a page into blocks that has been lightened, or that holds its own scripts. */
export function readLight(light: LightPage): Page {
  const root = load(light.html, OPTIONS).root()[0] as unknown as DomNode
  const head = new HeadReader(light.scripts)
  const writer = new BlockWriter(MAX_DEPTH)
  walk(root, head, writer)
  writer.finish()
  return {
    kind: 'html',
    blocks: writer.blocks,
    containers: writer.containers,
    hints: { ...head.hints(), times: writer.times },
  }
}

function walk(root: DomNode, head: HeadReader, writer: BlockWriter): void {
  let node: DomNode | null = root.first
  while (node) {
    const child: DomNode | null = enter(node, head, writer) ? node.first : null
    if (child) {
      node = child
      continue
    }
    leave(node, writer)
    while (node && !node.next) {
      node = node.parent
      if (!node || node === root) return
      leave(node, writer)
    }
    node = node?.next ?? null
  }
}

/** Opens a node; false where its children are not to be read. */
function enter(node: DomNode, head: HeadReader, writer: BlockWriter): boolean {
  if (node.type === 'text') {
    writer.text(node.data)
    return false
  }
  if (node.type === 'comment') {
    head.comment(node.data)
    return false
  }
  const { name, attribs } = node
  head.element(name, attribs, node)
  if (name === 'head') return true
  if (name === 'br') writer.lineBreak()
  if (name === 'img') writer.image()
  if (name === 'hr') writer.flush()
  if (SKIPPED.has(name)) return false
  if (isInline(name)) writer.openInline(name, attribs)
  else if (name !== 'br') writer.openBlock(name, attribs)
  return true
}

function leave(node: DomNode, writer: BlockWriter): void {
  const { name } = node
  if (name === '' || name === 'br' || name === 'head' || SKIPPED.has(name)) return
  if (isInline(name)) writer.closeInline(name)
  else writer.closeBlock(name)
}
