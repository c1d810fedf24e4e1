import { generated } from './generated.ts'

/** Rewrites every file that is made from the code. */
for (const { path, content } of await generated()) {
  const file = Bun.file(path)
  if ((await file.exists()) && (await file.text()) === content) continue
  await Bun.write(path, content)
  console.log(`${path} written`)
}
