'use client'
/**
 * Chooses a range of periods: by dragging over the bars, or by the arrow keys with Shift and then Enter. The arrow
 * keys alone walk along the bars, which are links and work without all this.
 */
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'

export interface BrushProps {
  /** One a slot, from the left. */
  readonly periods: readonly string[]
  /** Slots in the whole width. */
  readonly slots: number
  /** The address that a range of periods leads to. */
  readonly linkTo: (from: string, to: string) => string
  readonly children: ReactNode
}

export function Brush({ periods, slots, linkTo, children }: BrushProps) {
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const start = useRef<number | null>(null)
  const [range, setRange] = useState<readonly [number, number] | null>(null)

  const slotAt = (event: React.PointerEvent) => {
    const { left, width } = box.current?.getBoundingClientRect() ?? { left: 0, width: 1 }
    const slot = Math.floor(((event.clientX - left) / width) * slots)
    return Math.max(0, Math.min(periods.length - 1, slot))
  }
  const finish = () => {
    start.current = null
    setRange(null)
  }
  const choose = ([from, to]: readonly [number, number]) => {
    finish()
    router.push(linkTo(periods[from] ?? '', periods[to] ?? ''), { scroll: false })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const bars = [...(box.current?.querySelectorAll<SVGAElement>('a[data-slot]') ?? [])]
    const at = bars.indexOf(document.activeElement as unknown as SVGAElement)
    if (at < 0) return
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = bars[at + (event.key === 'ArrowRight' ? 1 : -1)]
      if (!next) return
      event.preventDefault()
      next.focus()
      start.current = event.shiftKey ? (start.current ?? slotOf(bars[at])) : null
      setRange(start.current === null ? null : ordered(start.current, slotOf(next)))
    } else if (event.key === 'Enter' && range) {
      event.preventDefault()
      choose(range)
    } else if (event.key === 'Escape') finish()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse alone; the bars inside are links
    <div
      ref={box}
      className="brush-area"
      // A link under the pointer would be dragged away as an address.
      onDragStart={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.button === 0 && event.pointerType === 'mouse') start.current = slotAt(event)
      }}
      onPointerMove={(event) => {
        if (start.current === null) return
        const slot = slotAt(event)
        if (range || slot !== start.current) {
          event.currentTarget.setPointerCapture(event.pointerId)
          setRange(ordered(start.current, slot))
        }
      }}
      onPointerUp={() => (range ? choose(range) : finish())}
      onPointerCancel={finish}
      onKeyDown={onKeyDown}
    >
      {children}
      {range && (
        <svg className="brush-layer" viewBox={`0 0 ${slots} 1`} preserveAspectRatio="none" aria-hidden="true">
          <rect className="brush" x={range[0]} y="0" width={range[1] - range[0] + 1} height="1" />
        </svg>
      )}
    </div>
  )
}

/** The slot of a bar, which carries it: periods without articles have no bar. */
function slotOf(bar: SVGAElement | undefined): number {
  return Number(bar?.dataset.slot ?? 0)
}

function ordered(a: number, b: number): readonly [number, number] {
  return [Math.min(a, b), Math.max(a, b)]
}
