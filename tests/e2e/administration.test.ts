import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, desk, expectNoSidewaysScroll, phone, visit } from '../builders/browser.ts'
import { aMember } from '../builders/member.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
const fresh = serverForThisFile({
  LOTSE_DEMO: '0',
  LOTSE_SECRET: 'only for this test, and long enough for it',
})
afterAll(closeBrowser)

async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  await expectNoSidewaysScroll(page)
}

async function entered(
  at: typeof server,
  locale: 'de' | 'en',
  viewport: typeof phone | typeof desk,
  script: boolean,
) {
  const { enter } = await aMember(at, 'administrator')
  const seen = await visit(at.origin, { locale, viewport, javaScriptEnabled: script })
  await enter(seen.context)
  return seen
}

const press = (page: Page, role: 'link' | 'button', name: string | RegExp) =>
  page.getByRole('main').getByRole(role, { name }).press('Enter')
const tick = (page: Page, role: 'checkbox' | 'radio', name: string) =>
  page.getByRole(role, { name, exact: true }).press(' ')

describe('an administrator, by keyboard alone and without script', () => {
  it('is led from a fresh installation to the first office hours', async () => {
    expect(fresh.output()).toContain('npm run staff:invite -- --email')
    expect(fresh.output()).not.toContain('/staff/invitation/')
    const { page, context, complaints } = await entered(fresh, 'de', phone, false)
    await page.goto('/staff/')
    await page.getByText('Machen Sie den nächsten Schritt.').waitFor()
    await press(page, 'link', 'Jetzt machen')
    await page.getByLabel('Bezeichnung').focus()
    await page.keyboard.type('Beratung Süd')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await tick(page, 'checkbox', 'Deutsch')
    await tick(page, 'checkbox', 'Ukrainisch')
    await tick(page, 'checkbox', 'Wohnen')
    await tick(page, 'radio', 'Ja')
    await press(page, 'button', 'Person aufnehmen')
    await page.getByText('Beratung Süd ist aufgenommen.').waitFor()
    const next = page.getByRole('link', { name: 'Sprechzeiten anlegen' })
    expect(await next.getAttribute('href')).toBe('/staff/hours/new/?language=de&counsellor=beratung-sued')
    await page.goto('/staff/')
    const now = page.getByRole('link', { name: 'Jetzt machen' })
    expect(await now.getAttribute('href')).toBe('/staff/hours/new/?language=de&counsellor=beratung-sued')
    expect(complaints.filter(text => !text.includes('422'))).toEqual([])
    await context.close()
  })

  it('changes a counsellor, makes a team, lets somebody go with a substitute, and dissolves the team', async () => {
    const { page, context, complaints } = await entered(server, 'en', desk, false)
    await page.goto('/staff/counsellors/')
    await press(page, 'link', 'Beratung Auental 6')
    await tick(page, 'checkbox', 'French')
    await press(page, 'button', 'Save')
    await page.getByText('The change is saved.').waitFor()
    expect(await page.getByRole('checkbox', { name: 'French' }).isChecked()).toBe(true)
    await page.goto('/staff/teams/')
    await press(page, 'link', 'Add a team')
    await page.getByLabel('Name of the team').focus()
    await page.keyboard.type('Team Nord')
    await tick(page, 'checkbox', 'Beratung Auental 6')
    await press(page, 'button', 'Save the team')
    await page.getByText('The team is saved.').waitFor()
    await page.goto('/staff/counsellors/im-06/')
    await press(page, 'link', 'Note that she leaves')
    await page.getByLabel('Last working day').fill('2026-12-31')
    // Who speaks the same languages comes first.
    await page.getByLabel('Who takes the appointments').press('ArrowDown')
    await press(page, 'button', 'Show what will happen')
    await page.getByText('Nothing is changed yet').waitFor()
    await page.getByRole('heading', { name: 'Goes to' }).waitFor()
    await press(page, 'button', 'Note the last day now')
    await page.getByText('The last day is noted: 31 December 2026.').waitFor()
    await press(page, 'link', 'Calendars and addresses')
    await press(page, 'button', 'End calendars and addresses')
    await page.getByText('Ended: 0 calendars, 1 addresses.').waitFor()
    await page.goto('/staff/teams/team-nord/')
    await page.locator('summary').press('Enter')
    await press(page, 'button', 'Yes, dissolve it')
    await page.getByText('The team is dissolved.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  // On a phone here; at a desk and in English too in `npm run test:long`.
  const looks = [
    ['de', phone],
    ['en', desk],
  ] as const
  it.each(process.env.LOTSE_LONG === '1' ? looks : looks.slice(0, 1))(
    'finds nothing that axe finds, in %s',
    async (locale, viewport) => {
      const { page, context } = await entered(server, locale, viewport, true)
      const paths = ['', 'counsellors/', 'counsellors/new/', 'counsellors/im-02/', 'counsellors/im-02/leave/']
      for (const path of [
        ...paths,
        'counsellors/im-02/substitute/',
        'teams/',
        'teams/integration-point/',
        'installation/',
      ]) {
        await page.goto(`/staff/${path}`)
        await look(page)
      }
      await page.goto('/staff/counsellors/new/')
      await page.locator('main form .button').click()
      await page.locator('.errors').waitFor()
      await look(page)
      await page.goto('/staff/counsellors/im-02/leave/')
      await page.locator('#last').fill('2026-12-31')
      await page.locator('main form button').click()
      await page.locator('[role=status]').waitFor()
      await look(page)
      await context.close()
    },
  )
})
