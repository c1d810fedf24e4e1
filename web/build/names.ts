/** "icon-any192-1a2b3c4d.png": a name that changes with the content, so that it may be kept for ever. */
export const hashedName = (name: string, extension: string, bytes: Uint8Array<ArrayBuffer>): string =>
  `${name}-${Bun.hash(bytes).toString(36).padStart(8, '0').slice(-8)}.${extension}`
