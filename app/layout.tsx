import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { siteUrl } from './_data/archive.ts'
import { requestLanguage } from './_data/language.ts'
import { Shortcuts } from './_islands/shortcuts.tsx'
import { SoftLinks } from './_islands/soft-links.tsx'
import './_style/site.css'
import { wordsOf } from './_text/index.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = wordsOf(await requestLanguage())
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: t.siteName, template: `%s · ${t.siteName}` },
    description: t.siteDescription,
    applicationName: t.siteName,
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
}

/** The frame of every page. Waiting for the connection makes all pages dynamic, so that scripts get their nonce. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  await connection()
  return (
    <html lang={await requestLanguage()}>
      <body>
        {children}
        <SoftLinks />
        <Shortcuts />
      </body>
    </html>
  )
}
