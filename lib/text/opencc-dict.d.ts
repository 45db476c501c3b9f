/** The character data of opencc-js has no types of its own: `from to|from to|…`. */
declare module 'opencc-js/dict/*' {
  const data: string
  export default data
}
