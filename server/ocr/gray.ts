/** Eight-bit grey pixels, row by row. */
export interface Gray {
  width: number
  height: number
  data: Uint8Array
}
