'use client'
/**
 * Steps through the marked hits of an article by buttons, by the keys they name, and by Enter in the box that looks
 * for something in the article. The marks carry ids `h1`, `h2`, …, so without scripts plain links do the same.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'

export interface HitStepsProps {
  readonly count: number
  /** What is looked for inside the article; empty where the hits are those of the search that led here. */
  readonly find: string
  readonly label: string
  readonly previous: string
  readonly next: string
  readonly hide: string
  readonly show: string
  /** The form that looks for something in the article. */
  readonly children: ReactNode
}

export function HitSteps({ count, find, label, previous, next, hide, show, children }: HitStepsProps) {
  const [current, setCurrent] = useState(0)
  const [marked, setMarked] = useState(true)
  const panel = useRef<HTMLDivElement>(null)

  const step = (by: 1 | -1) => {
    const to = current === 0 ? (by === 1 ? 1 : count) : ((current - 1 + by + count) % count) + 1
    setCurrent(to)
    pointAt(to)
    scrollTo(to)
  }
  useEffect(() => {
    document.body.classList.toggle('unmarked', !marked)
    return () => document.body.classList.remove('unmarked')
  }, [marked])
  useEffect(() => {
    // A link to a hit, of the map or in an address that was handed on, is a step like the others.
    const follow = () => {
      const hit = hitInAddress(count)
      setCurrent(hit)
      pointAt(hit)
      return hit
    }
    const hit = follow()
    if (hit > 0 && find) scrollTo(hit)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [count, find])
  useEffect(() => {
    // The page changes without being loaded again: the box then shows what the address says.
    const box = findBox(panel.current)
    if (box) box.value = find
  }, [find])

  const onKeyDown = (event: React.KeyboardEvent) => {
    const box = findBox(panel.current)
    if (event.target !== box || event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && find) {
      event.preventDefault()
      panel.current?.querySelector<HTMLElement>('.find-end')?.click()
    } else if (event.key === 'Enter' && find && box?.value.trim() === find && count > 0) {
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the box inside, which is a form of its own
    <div ref={panel} className="hit-tools" onKeyDown={onKeyDown}>
      {children}
      {count > 0 && (
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
          <button
            type="button"
            className="hide-marks"
            aria-pressed={!marked}
            onClick={() => setMarked(!marked)}
          >
            {marked ? hide : show}
          </button>
        </fieldset>
      )}
    </div>
  )
}

function findBox(panel: HTMLElement | null): HTMLInputElement | null {
  return panel?.querySelector<HTMLInputElement>('input[name=find]') ?? null
}

/** Number of the hit that the address ends in; 0 for none. */
function hitInAddress(count: number): number {
  const number = Number(/^#h([1-9]\d{0,5})$/.exec(location.hash)?.[1] ?? 0)
  return number <= count ? number : 0
}

/** Shows which hit is meant, in the story and on the map; 0 for none. */
function pointAt(number: number): void {
  for (const shown of document.querySelectorAll('[data-current]')) shown.removeAttribute('data-current')
  document.getElementById(`h${number}`)?.setAttribute('data-current', '')
  const strokes = [...document.querySelectorAll<SVGAElement>('.hit-map a')]
  const stroke = strokes.findLast(({ dataset }) => Number(dataset.hit) <= number)
  stroke?.setAttribute('data-current', '')
}

function scrollTo(number: number): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const mark = document.getElementById(`h${number}`)
  mark?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
}
