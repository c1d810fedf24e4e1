import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInzira } from './inzira.ts'
import { Lines } from './lines.ts'

/** A server as an operator starts it, alone in an empty folder. Source or binary, as INZIRA_BIN says. */
export interface Served extends AsyncDisposable {
  url: string
  folder: string
  /** Lines of its log that tell of an error, so far. */
  errors(): string[]
}

export async function startServed(settings: Record<string, string> = {}): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-served-'))
  const child = startInzira(['serve', '--migrate'], {
    cwd: folder,
    env: {
      PORT: '0',
      META_PHONE_NUMBER_ID: '106540352242922',
      META_ACCESS_TOKEN: 'EAAG-a-token-that-nobody-may-see',
      META_WABA_VERIFY_TOKEN: 'a-word-of-our-own',
      META_WABA_APP_SECRET: '0123456789abcdef0123456789abcdef',
      ...settings,
    },
  })
  const lines = new Lines(child.stdout)
  const line = await lines.next((one) => one.includes('"serving"'))
  // Read on, so that a full pipe never holds the server up; it throws when the output ends.
  const reading = lines.next(() => false).catch(() => undefined)
  return {
    url: (JSON.parse(line) as { url: string }).url,
    folder,
    errors: () => lines.seen.filter((one) => /"level":"(?:error|fatal)"/.test(one)),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await child.exited
      await reading
      await rm(folder, { recursive: true })
    },
  }
}
