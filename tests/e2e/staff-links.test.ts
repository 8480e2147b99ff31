// A counsellor puts her appointments into her phone's calendar, by keyboard alone and without script; numbers are read.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser, desk, expectNoSidewaysScroll, visit } from '../builders/browser.ts'
import { aMember, firstCounsellor } from '../builders/member.ts'
import { fillNumbers, monthBefore } from '../builders/number-rows.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
let lead: Awaited<ReturnType<typeof aMember>>
beforeAll(async () => {
  lead = await aMember(server, 'team-lead', firstCounsellor(server))
})
afterAll(closeBrowser)

async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  await expectNoSidewaysScroll(page)
}

const fetched = async (address: string) => (await fetch(address)).status

/** Opens what is folded, and presses the button in it. */
async function unfold(page: Page, fold: string, button: string): Promise<void> {
  await page.locator('summary', { hasText: fold }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: button }).press('Enter')
}

describe.each([
  ['on a phone', undefined],
  ['at her desk', desk],
])('a counsellor, %s', (_, viewport) => {
  it('makes an address for her phone, replaces it and switches it off', async () => {
    const options = { javaScriptEnabled: false, locale: 'de', ...(viewport && { viewport }) }
    const { page, context, complaints } = await visit(server.origin, options)
    await lead.enter(context)
    await page.goto('/staff/calendars/')
    await page.getByRole('link', { name: 'Adresse anlegen' }).press('Enter')
    await page.locator('#label').focus()
    await page.keyboard.type('Diensthandy')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('Die Adresse ist da.').waitFor()
    await page.getByText('kopieren abonnierte Kalender').waitFor()
    const first = await page.locator('#address').inputValue()
    expect(await fetched(first)).toBe(200)
    await unfold(page, 'Neue Adresse geben', 'Ja, ersetzen')
    await page.getByText('Die alte Adresse ist tot.').waitFor()
    const second = await page.locator('#address').inputValue()
    expect([await fetched(first), await fetched(second)]).toEqual([404, 200])
    await unfold(page, 'Adresse abschalten', 'Ja, abschalten')
    await page.getByText('Die Adresse ist tot.').waitFor()
    expect(await fetched(second)).toBe(404)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('pages of calendars and numbers', () => {
  it('have nothing that axe finds, and fit a phone', async () => {
    fillNumbers(server.data)
    const { page, context } = await visit(server.origin, { locale: 'en' })
    await lead.enter(context)
    await page.goto('/staff/calendars/')
    await look(page)
    await page
      .getByRole('link', { name: /Show and change/ })
      .first()
      .click()
    await look(page)
    await page.goto('/staff/calendars/feeds/new/')
    await look(page)
    await page.goto('/staff/calendars/connect/')
    await look(page)
    await page.locator('main button').click()
    await page.locator('#address-fault').waitFor()
    await look(page)
    await context.close()
  })

  it('have nothing that axe finds where there are numbers, and fit a desk', async () => {
    const { page, context } = await visit(server.origin, { locale: 'en' })
    await lead.enter(context)
    const settled = monthBefore(3).toString()
    await page.goto(`/staff/numbers/?from=${settled}&to=${settled}`)
    await look(page)
    await page.setViewportSize(desk)
    await expectNoSidewaysScroll(page)
    await context.close()
  })

  it('choose months by keyboard, jump to a number, open its table and take all along', async () => {
    const { page, context } = await visit(server.origin, {
      locale: 'en',
      javaScriptEnabled: false,
      acceptDownloads: true,
    })
    await lead.enter(context)
    await page.goto('/staff/numbers/')
    const settled = monthBefore(3).toString()
    await page.locator('#to').selectOption(settled)
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter')
    await page.waitForURL(url => url.searchParams.get('to') === settled)
    await page.getByRole('link', { name: 'Missed appointments' }).press('Enter')
    await page.getByRole('heading', { name: 'Missed appointments' }).waitFor()
    await page.locator('summary', { hasText: 'Booked by week' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: 'Booked by week' }).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download as CSV' }).press('Enter')
    expect((await download).suggestedFilename()).toMatch(new RegExp(`^lotse-zahlen-.*${settled}\\.csv$`))
    await context.close()
  })
})
