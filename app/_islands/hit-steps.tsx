'use client'
/**
 * Steps through the marked hits of an article by buttons (and by the keys they name). The marks carry ids `h1`, `h2`, …,
 * so without scripts plain links do the same.
 */
import { useEffect, useState } from 'react'

export interface HitStepsProps {
  readonly count: number
  readonly label: string
  readonly previous: string
  readonly next: string
  readonly hide: string
  readonly show: string
}

export function HitSteps({ count, label, previous, next, hide, show }: HitStepsProps) {
  const [current, setCurrent] = useState(0)
  const [marked, setMarked] = useState(true)

  const step = (by: 1 | -1) => {
    const to = current === 0 ? (by === 1 ? 1 : count) : ((current - 1 + by + count) % count) + 1
    setCurrent(to)
    showHit(to)
  }
  useEffect(() => {
    document.body.classList.toggle('unmarked', !marked)
    return () => document.body.classList.remove('unmarked')
  }, [marked])

  return (
    <fieldset className="hit-steps" aria-label={label} data-needs-script="">
      <button type="button" data-key="p" onClick={() => step(-1)} aria-label={previous}>
        ↑
      </button>
      <span role="status" className="figures">
        {current || '–'} / {count}
      </span>
      <button type="button" data-key="n" onClick={() => step(1)} aria-label={next}>
        ↓
      </button>
      <button type="button" aria-pressed={!marked} onClick={() => setMarked(!marked)}>
        {marked ? hide : show}
      </button>
    </fieldset>
  )
}

function showHit(number: number): void {
  for (const mark of document.querySelectorAll('mark[data-current]')) mark.removeAttribute('data-current')
  const mark = document.getElementById(`h${number}`)
  if (!mark) return
  mark.dataset.current = ''
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  mark.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
}
