/**
 * Parts of a page that are rendered in turns of their own, so that what other readers ask for comes between.
 *
 * Rendering is one stretch of work, in which the server answers nobody else: a page of a hundred hits took a tenth of
 * a second. Each part here starts a new stretch. Nothing is shown sooner or later by it: the page is sent as a whole.
 */
import type { ReactNode } from 'react'

export async function InTurn({ children }: { readonly children: ReactNode }) {
  await new Promise((done) => setImmediate(done))
  return children
}
