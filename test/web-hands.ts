import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** What tests do on the pages about trips and driving. */

/** The whole page as a picture, in the folder PICTURES names. */
export async function picture(page: Page, name: string): Promise<void> {
  const seen = page.viewportSize() ?? { width: 360, height: 740 }
  // As high as all of it, so that the bar below does not lie across its middle.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ ...seen, height: Math.max(seen.height, height) })
  const path = join(process.env.PICTURES ?? tmpdir(), `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  await page.setViewportSize(seen)
}

/** One of the choices of a group. */
export const chip = (page: Page, group: string, name: string): Locator =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true })

/** A place by its name, as it is suggested. */
export async function choosePlace(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(name)
  await page.getByRole('option', { name }).first().click()
}
