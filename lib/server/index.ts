/** The site's server: what the command line needs of it. */
export { type RunningServer, type ServeOptions, startServer } from './serve.ts'
