/**
 * Prints a parsed query in its own language: `parse(print(tree))` gives the same tree. Pure.
 */
import { quote } from './quotes.ts'
import { FIELD_LABELS, type Nearness, type QueryNode } from './syntax.ts'

/**
 * The query a tree stands for; empty for null.
 *
 * @example printQuery(parseQuery('北京　OR 上海').root) // '北京 OR 上海'
 */
export function printQuery(node: QueryNode | null): string {
  return node ? print(node) : ''
}

function print(node: QueryNode): string {
  switch (node.kind) {
    case 'term':
      return node.quoted ? quote(node.text) : node.text
    case 'field':
      return `${FIELD_LABELS[node.field]}:${node.value.kind === 'term' ? print(node.value) : grouped(node.value)}`
    case 'not':
      return `-${inside(node.part, ['term', 'field'])}`
    case 'all':
      return node.parts.map((part) => inside(part, ['term', 'field', 'not', 'proximity'])).join(' ')
    case 'any':
      return node.parts.map((part) => inside(part, ['term', 'field', 'not', 'proximity', 'all'])).join(' OR ')
    case 'proximity':
      return [node.first, ...node.rest.map((step) => step.operand)]
        .map((operand) => inside(operand, ['term', 'field', 'not']))
        .reduce((left, right, index) => `${left} ${printNearness(node.rest[index - 1]?.nearness)} ${right}`)
  }
}

/** How a nearness is typed. */
function printNearness(nearness: Nearness | undefined): string {
  switch (nearness?.kind) {
    case 'near':
      return `NEAR/${nearness.maxChars}`
    case 'before':
      return `BEFORE/${nearness.maxChars}`
    case 'paragraph':
      return '同段'
    default:
      return '同句'
  }
}

function inside(node: QueryNode, bare: readonly QueryNode['kind'][]): string {
  return bare.includes(node.kind) ? print(node) : grouped(node)
}

function grouped(node: QueryNode): string {
  return `(${print(node)})`
}
