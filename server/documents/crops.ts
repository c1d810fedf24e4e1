import type { FieldName } from '../ocr/document.ts'

/** Lines are cut out as PNG; in a chat, and in the database, a JPEG is a fifth of that. */
export async function jpegsOf(
  crops: Partial<Record<FieldName, Uint8Array>>,
): Promise<Partial<Record<FieldName, Uint8Array>>> {
  const made: Partial<Record<FieldName, Uint8Array>> = {}
  for (const name of Object.keys(crops) as FieldName[]) {
    const png = crops[name]
    if (png !== undefined) made[name] = await new Bun.Image(png).jpeg({ quality: 70 }).bytes()
  }
  return made
}
