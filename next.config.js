import { buildServer } from './lib/server/built.mjs'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // The optimiser would fetch and decode whatever an address names; the site shows no pictures.
  images: { unoptimized: true },
  // `npm run check` and `npm test` check the types of the whole repository; readers who start the site need not wait.
  typescript: { ignoreBuildErrors: true },
  // One build for pages and server.
  compiler: { runAfterProductionCompile: ({ projectDir }) => buildServer(projectDir) },
}
