declare module '*.tsv.gz' {
  /** Where the file lies; inside a compiled binary a path of its own file system. */
  const path: string
  export default path
}
