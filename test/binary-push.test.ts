import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Notifications out of the program itself. Source or binary, as INZIRA_BIN says. */
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-push-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A network and a list of names of its own need rights that not every machine gives. */
const ownNetwork = ['unshare', '--map-root-user', '--mount', '--net']
const isPossible = Bun.spawnSync([...ownNetwork, 'sh', '-c', 'ip link set lo up'], {
  stderr: 'ignore',
}).success

test.skipIf(!isPossible)(
  'are encrypted for the browser and signed by the program as it is shipped, and reach the push service',
  async () => {
    const address = '142.250.1.1'
    const hosts = join(folder, 'hosts')
    await writeFile(hosts, `127.0.0.1 localhost\n${address} fcm.googleapis.com\n`)
    const stage = `ip link set lo up && ip addr add ${address}/32 dev lo && mount --bind ${hosts} /etc/hosts && exec "$@"`
    const inside = join(import.meta.dir, 'binary-push/inside.ts')
    const child = Bun.spawn([...ownNetwork, 'sh', '-c', stage, 'sh', process.execPath, inside], {
      env: { ...process.env, PUSH_ADDRESS: address },
      stdout: 'pipe',
      stderr: 'pipe',
    })
    const [told, problems] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
    ])
    expect([await child.exited, problems]).toEqual([0, ''])
    expect(JSON.parse(told)).toEqual({
      subscribed: 200,
      linked: { state: 'signed_in' },
      endpoint: true,
      encoding: 'aes128gcm',
      audience: 'https://fcm.googleapis.com',
      payload: expect.objectContaining({
        title: expect.any(String),
        body: expect.any(String),
        url: '/profile',
      }),
      errors: [],
    })
  },
  90_000,
)
