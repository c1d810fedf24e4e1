declare module '*.traineddata.gz' {
  /** Where the file lies; inside a compiled binary a path of its own file system. */
  const path: string
  export default path
}

declare module '@hyzyla/pdfium/pdfium.wasm' {
  const path: string
  export default path
}

declare module 'tesseract.js-core/tesseract-core-simd-lstm.wasm' {
  const path: string
  export default path
}

/** The parts that are used of Tesseract's own interface; the package has no types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export interface TessBaseApi {
    Init(dataPath: string | null, languages: string, engineMode: number): number
    SetVariable(name: string, value: string): boolean
    SetImageFile(exifOrientation: number, turnRadians: number): number
    Recognize(monitor: null): number
    GetTSVText(page: number): string
    Clear(): void
    End(): void
  }
  export interface TesseractModule {
    TessBaseAPI: new () => TessBaseApi
    FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void }
  }
  export default function load(options: {
    wasmBinary: Uint8Array
    print(text: string): void
    printErr(text: string): void
    TesseractProgress(percent: number): void
  }): Promise<TesseractModule>
}

declare module 'onnxruntime-web/ort-wasm-simd-threaded.wasm' {
  const path: string
  export default path
}

declare module '*.onnx' {
  const path: string
  export default path
}
