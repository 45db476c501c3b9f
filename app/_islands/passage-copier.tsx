'use client'
/** Offers to copy a selected passage with its reference and a deep link, beside the selection's paragraph. */
import { useEffect, useState } from 'react'
import { passageFragment } from './passage-link.ts'

export interface PassageCopierProps {
  readonly label: string
  readonly done: string
  readonly failed: string
  /** The article's reference, and its permanent address. */
  readonly citation: string
  readonly permalink: string
}

export function PassageCopier(props: PassageCopierProps) {
  const [passage, setPassage] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')

  useEffect(() => {
    const onChange = () => {
      setPassage(selectedPassage(props.citation, props.permalink))
      setOutcome('')
    }
    // Something may be selected before this script is ready.
    onChange()
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [props.citation, props.permalink])

  if (passage === null) return null
  const copy = () => {
    navigator.clipboard.writeText(passage).then(
      () => setOutcome(props.done),
      () => setOutcome(props.failed),
    )
  }
  return (
    <>
      <button
        type="button"
        className="copy-passage"
        // Keeps the selection: a press would otherwise clear it before the click comes.
        onPointerDown={(event) => event.preventDefault()}
        onClick={copy}
      >
        {outcome || props.label}
      </button>
      <span role="status" className="visually-hidden">
        {outcome}
      </span>
    </>
  )
}

/** The passage as it is copied; null where nothing of the story is selected. */
function selectedPassage(citation: string, permalink: string): string | null {
  const selection = getSelection()
  const text = selection?.toString().trim()
  if (!selection || selection.rangeCount === 0 || !text) return null
  const range = selection.getRangeAt(0)
  const paragraph = paragraphOf(range.startContainer)
  if (!paragraph) return null
  const start = offsetIn(paragraph, range.startContainer, range.startOffset)
  const whole = paragraph.textContent ?? ''
  const end =
    paragraphOf(range.endContainer) === paragraph
      ? offsetIn(paragraph, range.endContainer, range.endOffset)
      : whole.length
  if (end <= start) return null
  const link = permalink + passageFragment(whole, start, end, paragraph.id)
  return `“${text}”\n${citation}\n${link}`
}

function paragraphOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest<HTMLElement>('.story p[id]') ?? null
}

/** Characters of `paragraph` before a position inside it. */
function offsetIn(paragraph: Element, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(paragraph, 0)
  range.setEnd(node, offset)
  return range.toString().length
}
