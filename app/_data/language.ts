/** The language that the server in front read from the address: for the frame and for pages without parameters. */
import { headers } from 'next/headers'
import { type Language, languageOf } from '../_text/index.ts'

export async function requestLanguage(): Promise<Language> {
  return languageOf((await headers()).get('x-jiuwen-lang'))
}
