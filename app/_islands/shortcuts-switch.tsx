'use client'
/** The switch for the single-key shortcuts (WCAG 2.1.4). Remembered in this browser only. */
import { useEffect, useState } from 'react'
import { areShortcutsOn, setShortcutsOn } from './shortcut-setting.ts'

export function ShortcutsSwitch({ label }: { readonly label: string }) {
  const [on, setOn] = useState(true)
  useEffect(() => setOn(areShortcutsOn()), [])
  return (
    <p data-needs-script="">
      <label className="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setShortcutsOn(event.target.checked)
            setOn(event.target.checked)
          }}
        />
        {label}
      </label>
    </p>
  )
}
