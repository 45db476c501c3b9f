'use client'
/**
 * The site's single-key shortcuts. A page marks what a key does by `data-key` on a link or button; results are walked
 * by j and k; the slash goes to the search box, f to the one inside an article. Everything works without them, and the help page switches them off.
 */
import { useEffect } from 'react'
import { onShortcut } from './shortcut-keys.ts'

export function Shortcuts() {
  useEffect(
    () =>
      onShortcut({
        '/': () => type('q'),
        '?': () => press('?'),
        f: () => type('find'),
        b: () => press('b'),
        n: () => press('n'),
        p: () => press('p'),
        j: () => walk(1) || press('j'),
        k: () => walk(-1) || press('k'),
      }),
    [],
  )
  return null
}

/** Goes to a box by its name; what stands in it is selected, so that typing replaces it. */
function type(name: string): void {
  const box = document.querySelector<HTMLInputElement>(`input[name=${name}]`)
  box?.focus()
  box?.select()
}

/** Follows the link or presses the button that the page marked for a key. */
function press(key: string): void {
  document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click()
}

/** Moves the focus along the results; false on pages without results. */
function walk(by: 1 | -1): boolean {
  const results = [...document.querySelectorAll<HTMLElement>('[data-result]')]
  if (results.length === 0) return false
  const at = results.indexOf(document.activeElement as HTMLElement)
  const to = at < 0 ? (by === 1 ? 0 : results.length - 1) : at + by
  results[Math.max(0, Math.min(results.length - 1, to))]?.focus()
  return true
}
