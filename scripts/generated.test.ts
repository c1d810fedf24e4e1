import { expect, test } from 'bun:test'
import { relative } from 'node:path'
import { generated, projectRoot } from './generated.ts'

test('the files made from the code are as "bun run generate" would write them', async () => {
  for (const { path, content } of await generated()) {
    const committed = await Bun.file(path).text()
    expect(`${relative(projectRoot, path)} ${committed === content ? 'fresh' : 'stale'}`).toEndWith('fresh')
  }
})
