import { fileURLToPath } from 'node:url'

/** Path → file of the phone page: what the binary embeds and what development serves. */
export async function buildPhonePage(): Promise<Map<string, { body: Uint8Array; type: string }>> {
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
  const result = await Bun.build({
    entrypoints: [here('./main.tsx'), here('./phone.css')],
    minify: true,
    target: 'browser',
    naming: '[name].[ext]',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const files = new Map<string, { body: Uint8Array; type: string }>()
  for (const output of result.outputs) {
    const name = output.path.split('/').at(-1) ?? ''
    files.set(`/${name}`, {
      body: await output.bytes(),
      type: types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
    })
  }
  const html = await Bun.file(here('./index.html')).bytes()
  files.set('/index.html', { body: html, type: 'text/html; charset=utf-8' })
  return files
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}
