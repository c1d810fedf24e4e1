import { startWebApp } from './web.ts'
const app = await startWebApp()
const what = process.argv[2] ?? 'qr'
try {
  const mod = await import(`/tmp/qrx/shots-${what}.ts`)
  await mod.default(app)
} finally { await app[Symbol.asyncDispose]() }
process.exit(0)
