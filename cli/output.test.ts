import { expect, test } from 'bun:test'
import { join } from 'node:path'

test('long output comes through a slow pipe as a whole, whichever way it was printed', async () => {
  const script = `
    const { guardOutput, outputWritten } = await import('${join(import.meta.dir, 'output.ts')}')
    guardOutput()
    for (let line = 0; line < 2000; line++) console.log('%d', line, 'x'.repeat(990))
    process.stdout.write('the end')
    await outputWritten()
    process.exit(0)`
  const child = Bun.spawn(['bash', '-c', '"$0" -e "$1" | (sleep 0.3; cat)', process.execPath, script], {
    stdout: 'pipe',
  })
  const lines = (await new Response(child.stdout).text()).split('\n')
  expect(lines).toHaveLength(2001)
  expect(lines[1999]).toStartWith('1999 xxx')
  expect(lines[2000]).toBe('the end')
})
