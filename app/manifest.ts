import type { MetadataRoute } from 'next'
import { zhHans } from './_text/zh-hans.ts'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: zhHans.siteName,
    short_name: zhHans.siteName,
    description: zhHans.siteDescription,
    lang: 'zh-Hans',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fbfaf6',
    theme_color: '#fbfaf6',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/apple-icon.png', type: 'image/png', sizes: '180x180' },
    ],
  }
}
