/**
 * Parts of a long page that are made in turns of their own, so that what other readers ask for comes between
 * (`lib/server/right-of-way.ts`). Nothing is shown sooner or later by it: the page is sent as a whole.
 */
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { archive } from '../_data/archive.ts'

export async function InTurn({ children }: { readonly children: ReactNode }) {
  await archive().rightOfWay.turn()
  return children
}

/** Whether the page asked for is a long one, as the server in front judged by its address: only such give way. */
export async function isMadeInTurns(): Promise<boolean> {
  return (await headers()).has('x-jiuwen-dear')
}
