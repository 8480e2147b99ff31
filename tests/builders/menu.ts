import type { Page } from 'playwright-core'

/** Presses an entry of the menu of staff, by keyboard; on a phone the menu is opened first. */
export async function fromMenu(page: Page, name: string): Promise<void> {
  const menu = page.locator('nav.menu')
  await menu.waitFor({ state: 'attached' })
  const unfold = page.locator('a.unfold')
  if (await unfold.isVisible()) await unfold.press('Enter')
  await menu
    .getByRole('link', { name, exact: true })
    .or(menu.getByRole('button', { name, exact: true }))
    .press('Enter')
}
