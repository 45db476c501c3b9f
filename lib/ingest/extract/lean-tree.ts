/**
 * The tree that a page is parsed into: nodes in linked lists, with nothing but what is read from them.
 *
 * Cheerio's own tree keeps three tables of attributes an element and arrays of children; on real pages that is a third
 * of the time of parsing. This one is handed to the parser as its tree adapter.
 */

/** A node of the lean tree. */
export interface DomNode {
  readonly type: 'root' | 'tag' | 'text' | 'comment' | 'doctype'
  /** Lower-case tag name, empty for anything else. */
  readonly name: string
  /** Text or comment. */
  data: string
  /** Attributes by name; an object without prototype. */
  attribs: Readonly<Record<string, string>>
  parent: DomNode | null
  first: DomNode | null
  last: DomNode | null
  previous: DomNode | null
  next: DomNode | null
  readonly namespace: string
  readonly attrs: readonly Attribute[]
  /** Contents of a `<template>`, which no reader sees. */
  content: DomNode | null
}

interface Attribute {
  readonly name: string
  readonly value: string
}

const NO_ATTRS: readonly Attribute[] = []
const NO_ATTRIBS: Readonly<Record<string, string>> = Object.freeze(Object.create(null)) as Record<
  string,
  string
>

function make(type: DomNode['type'], name: string, data: string, namespace = '', attrs = NO_ATTRS): DomNode {
  const attribs = attrs.length === 0 ? NO_ATTRIBS : tableOf(attrs)
  return {
    type,
    name,
    data,
    attribs,
    parent: null,
    first: null,
    last: null,
    previous: null,
    next: null,
    namespace,
    attrs,
    content: null,
  }
}

function tableOf(attrs: readonly Attribute[]): Record<string, string> {
  const table = Object.create(null) as Record<string, string>
  for (const { name, value } of attrs) table[name] ??= value
  return table
}

function append(parent: DomNode, node: DomNode): void {
  node.parent = parent
  node.previous = parent.last
  node.next = null
  if (parent.last) parent.last.next = node
  else parent.first = node
  parent.last = node
}

function insertBefore(parent: DomNode, node: DomNode, reference: DomNode): void {
  node.parent = parent
  node.previous = reference.previous
  node.next = reference
  if (reference.previous) reference.previous.next = node
  else parent.first = node
  reference.previous = node
}

function detach(node: DomNode): void {
  const { parent, previous, next } = node
  if (!parent) return
  if (previous) previous.next = next
  else parent.first = next
  if (next) next.previous = previous
  else parent.last = previous
  node.parent = node.previous = node.next = null
}

function childrenOf(parent: DomNode): DomNode[] {
  const children: DomNode[] = []
  for (let child = parent.first; child; child = child.next) children.push(child)
  return children
}

/** parse5's tree adapter for the lean tree. */
export const LEAN_TREE = {
  createDocument: (): DomNode => make('root', '', ''),
  createDocumentFragment: (): DomNode => make('root', '', ''),
  createElement: (name: string, namespace: string, attrs: Attribute[]): DomNode =>
    make('tag', name, '', namespace, attrs),
  createCommentNode: (data: string): DomNode => make('comment', '', data),
  createTextNode: (data: string): DomNode => make('text', '', data),
  appendChild: append,
  insertBefore,
  detachNode: detach,
  insertText: (parent: DomNode, text: string): void => {
    if (parent.last?.type === 'text') parent.last.data += text
    else append(parent, make('text', '', text))
  },
  insertTextBefore: (parent: DomNode, text: string, reference: DomNode): void => {
    if (reference.previous?.type === 'text') reference.previous.data += text
    else insertBefore(parent, make('text', '', text), reference)
  },
  adoptAttributes: (node: DomNode, attrs: Attribute[]): void => {
    node.attribs = { ...tableOf(attrs), ...node.attribs }
  },
  setTemplateContent: (template: DomNode, content: DomNode): void => {
    template.content = content
  },
  getTemplateContent: (template: DomNode): DomNode | null => template.content,
  setDocumentType: (): void => {},
  // Old pages without a document type nest tables in paragraphs: the parser asks for the mode that it set.
  setDocumentMode: (document: DomNode, mode: string): void => {
    document.data = mode
  },
  getDocumentMode: (document: DomNode): string => document.data,
  getFirstChild: (node: DomNode): DomNode | null => node.first,
  getChildNodes: childrenOf,
  getParentNode: (node: DomNode): DomNode | null => node.parent,
  getAttrList: (node: DomNode): readonly Attribute[] => node.attrs,
  getTagName: (node: DomNode): string => node.name,
  getNamespaceURI: (node: DomNode): string => node.namespace,
  getTextNodeContent: (node: DomNode): string => node.data,
  getCommentNodeContent: (node: DomNode): string => node.data,
  getDocumentTypeNodeName: (): string => '',
  getDocumentTypeNodePublicId: (): string => '',
  getDocumentTypeNodeSystemId: (): string => '',
  isTextNode: (node: DomNode): boolean => node.type === 'text',
  isCommentNode: (node: DomNode): boolean => node.type === 'comment',
  isDocumentTypeNode: (node: DomNode): boolean => node.type === 'doctype',
  isElementNode: (node: DomNode): boolean => node.type === 'tag',
  setNodeSourceCodeLocation: (): void => {},
  getNodeSourceCodeLocation: (): null => null,
  updateNodeSourceCodeLocation: (): void => {},
}
