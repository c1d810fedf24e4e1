import { join } from 'node:path'
import { drawDocuments } from './ocr/documents.ts'
import { median, tempFolder } from './processes.ts'
import type { Row } from './table.ts'

/** Memory after each batch, of one process that reads one page after the other. */
export async function soak(quick: boolean): Promise<Row[]> {
  const [pages, batch] = quick ? [40, 10] : [500, 50]
  await using folder = await tempFolder()
  const { files } = await drawDocuments(folder.path, 20)
  console.error(`  ${pages} pages in a row…`)
  const command = [process.execPath, join(import.meta.dir, 'ocr/soak-reader.ts')]
  const child = Bun.spawn([...command, '--pages', `${pages}`, '--batch', `${batch}`, ...files], {
    stderr: 'inherit',
    stdin: 'ignore',
  })
  const sizes = (await new Response(child.stdout).text()).trim().split('\n').map(Number)
  if ((await child.exited) !== 0) throw new Error('reading pages in a row failed')
  // The first batch warms up; what is taken then and kept is no growth.
  const [, second = 0] = sizes
  const growth = median(sizes.slice(-3)) - median(sizes.slice(1, 4))
  return [
    {
      what: `${pages} pages in a row: memory after each ${batch}`,
      measured: `${sizes.join(', ')} MB`,
      against: `after the second batch: ${second} MB`,
      ratio: `${growth >= 0 ? '+' : ''}${growth} MB`,
      goal: 'no growth (≤ 20 MB)',
      met: growth <= 20,
    },
  ]
}
