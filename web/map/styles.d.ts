declare module '*.css' {
  /** What stands in the file, imported `with { type: 'text' }`. */
  const text: string
  export default text
}
