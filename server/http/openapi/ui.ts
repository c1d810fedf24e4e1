import { readFile } from 'node:fs/promises'
import stylesPath from 'swagger-ui-dist/swagger-ui.css' with { type: 'file' }
import bundlePath from 'swagger-ui-dist/swagger-ui-bundle.js' with { type: 'file' }
import { WebPage } from '../../assets.ts'

/** Swagger UI out of our own files: no other party is asked for anything, and nothing runs that is written in the page. */
export async function docsPage(): Promise<WebPage> {
  const read = async (path: string) => new Uint8Array(await readFile(path))
  return new WebPage(new Map())
    .with('index.html', bytesOf(page))
    .with('start.js', bytesOf(start))
    .with('docs.css', bytesOf(styles))
    .with('swagger-ui.css', await read(stylesPath))
    .with('swagger-ui-bundle.js', await read(bundlePath))
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API of Inzira</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/docs.css">
<script src="/api/docs/swagger-ui-bundle.js" defer></script>
<script src="/api/docs/start.js" defer></script>
</head>
<body>
<main id="docs"><p class="plain">This page needs JavaScript. The same as a file: <a href="/api/openapi.json">openapi.json</a></p></main>
</body>
</html>
`

/** Each try is an action of its own unless somebody gives a key. */
const start = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  requestInterceptor(request) {
    const isWrite = !/^(get|head)$/i.test(request.method ?? 'get')
    if (isWrite && !request.headers['Idempotency-Key']) request.headers['Idempotency-Key'] = crypto.randomUUID()
    return request
  },
})
`

/** Its own look is for a white ground only. */
const styles = `:root { color-scheme: light dark; }
body { margin: 0; background: #fff; }
.plain { margin: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  html { background: #14201b; }
  body { background: #fff; filter: invert(92%) hue-rotate(180deg); }
}
`
