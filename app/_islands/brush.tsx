'use client'
/** Dragging over the bars chooses a range of periods. The bars below are links and work without it. */
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'

export interface BrushProps {
  /** One a slot, from the left. */
  readonly periods: readonly string[]
  /** Slots in the whole width. */
  readonly slots: number
  /** The search without its dates. */
  readonly searchPath: string
  readonly children: ReactNode
}

export function Brush({ periods, slots, searchPath, children }: BrushProps) {
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
          setRange([Math.min(start.current, slot), Math.max(start.current, slot)])
        }
      }}
      onPointerUp={() => {
        const [from, to] = range ?? []
        finish()
        if (from === undefined || to === undefined) return
        const address = new URL(searchPath, location.origin)
        address.searchParams.set('from', periods[from] ?? '')
        address.searchParams.set('to', periods[to] ?? '')
        router.push(address.pathname + address.search, { scroll: false })
      }}
      onPointerCancel={finish}
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
