declare module 'swagger-ui-dist/swagger-ui.css' {
  /** Where the file lies; inside a compiled binary a path of its own file system. */
  const path: string
  export default path
}

declare module 'swagger-ui-dist/swagger-ui-bundle.js' {
  const path: string
  export default path
}
