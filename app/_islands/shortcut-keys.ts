/** Single-key shortcuts: never while typing, never with a modifier, never where the reader switched them off. */
import { areShortcutsOn } from './shortcut-setting.ts'

/**
 * Listens for keys.
 *
 * @param actions - By the character that the key types.
 * @returns Stops listening.
 */
export function onShortcut(actions: Readonly<Record<string, () => void>>): () => void {
  const listener = (event: KeyboardEvent) => {
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if ((event.target as Element).closest?.('input, textarea, select, [contenteditable]')) return
    if (!areShortcutsOn()) return
    event.preventDefault()
    action()
  }
  document.addEventListener('keydown', listener)
  return () => document.removeEventListener('keydown', listener)
}
