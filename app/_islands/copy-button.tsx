'use client'
/** Copies a text and says so. */
import { useState } from 'react'

export interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly done: string
  readonly failed: string
}

export function CopyButton({ text, label, done, failed }: CopyButtonProps) {
  const [state, setState] = useState<'ready' | 'done' | 'failed'>('ready')
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState('done'),
      () => setState('failed'),
    )
  }
  return (
    <p data-needs-script="">
      <button type="button" className="small" onClick={copy}>
        {label}
      </button>{' '}
      <span role="status" className="small quiet">
        {state === 'done' ? done : state === 'failed' ? failed : ''}
      </span>
    </p>
  )
}
