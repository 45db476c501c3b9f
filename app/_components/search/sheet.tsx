/**
 * The filters: a column beside the results, and on phones a sheet behind one button that says how many results wait.
 * Without a script: the button is the summary of a `details`, which a wide page shows open by its style.
 */
import type { ReactNode } from 'react'

export interface SheetProps {
  readonly label: string
  /** Number of active constraints. */
  readonly chosen: number
  /** What the button says while the sheet is open. */
  readonly done: string
  readonly children: ReactNode
}

export function Sheet({ label, chosen, done, children }: SheetProps) {
  return (
    <aside className="facets" aria-label={label}>
      <details className="sheet">
        <summary>
          <span className="when-closed">{chosen > 0 ? `${label} · ${chosen}` : label}</span>
          <span className="when-open">{done}</span>
        </summary>
        <div className="sheet-body">{children}</div>
      </details>
    </aside>
  )
}
