/** Whether single-key shortcuts work in this browser. On unless the reader switched them off. */

const KEY = 'jiuwen.shortcuts'

export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    // Storage is blocked in this browser: the setting cannot be kept, so the default holds.
    return true
  }
}

export function setShortcutsOn(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // Storage is blocked: the choice then lasts for no longer than this page.
  }
}
