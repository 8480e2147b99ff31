import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { stringsFor } from '../../src/i18n/strings/strings.ts'
import { type ApiBooking, type ApiSlot, call, freeSlots } from '../builders/api.ts'
import { closeBrowser, desk, expectNoSidewaysScroll, type VisitOptions, visit } from '../builders/browser.ts'
import { counsellorsOf } from '../builders/counsellor.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
afterAll(closeBrowser)

const used = new Set<string>()

/** Somebody else takes the first of several times at a place; a tap on the last of them is left for her. */
async function aPlaceWithTimes(): Promise<{
  readonly office: string
  readonly release: () => Promise<void>
}> {
  const slots = (await freeSlots(server.origin, 'topic=housing&language=ar')).filter(
    ({ mode, office }) => mode === 'office' && !used.has(office?.id ?? ''),
  )
  const [first] = slots as [ApiSlot]
  const office = first.office?.id ?? ''
  used.add(office)
  const body = { slot: first.id, topic: 'housing', language: 'ar', name: 'Other' }
  const other = (await call<ApiBooking>(`${server.origin}/api/bookings`, { method: 'POST', body })).body
  const headers = { Authorization: `Bearer ${other.token}` }
  const path = `${server.origin}/api/bookings/${other.reference}/cancel`
  return { office, release: async () => void (await call(path, { method: 'POST', headers })) }
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectNothingInTheWay(page: Page, axe: boolean): Promise<void> {
  await expectNoSidewaysScroll(page)
  if (!axe) return
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${page.url()}: ${id}: ${html}`)),
  ).toEqual([])
}

/** What she books: for another person, with a wish, at a place. */
async function book(page: Page, segment: string, office: string, look: () => Promise<void>): Promise<void> {
  await page.goto(`/${segment}/book/?topic=housing&language=ar&office=${office}`)
  await page.locator('details:has([name=interpreter]) > summary').click()
  await page.locator('label:has([name=interpreter])').click()
  await look()
  await page.locator('main form > button.button').click()
  await page.waitForURL(/\/times\/\?.*interpreter=yes/)
  await look()
  await page.locator('button.time').last().click()
  await page.locator('[name=name]').fill('Amal')
  expect(await page.locator('[for=consent]').isVisible()).toBe(false)
  await page.locator('[for=forOther]').click()
  await look()
  await page.locator('main form > button.button').click()
  await page.locator('#consent-fault').waitFor()
  await look()
  await page.locator('[for=consent]').click()
  await page.locator('main form > button.button').click()
  await page.locator('.reference').waitFor()
}

const press = (page: Page, action: string) =>
  page.locator(`main button[value=${action}]:visible`).first().click()

describe.each<[string, string, VisitOptions]>([
  ['Arabic, with script', 'ar', {}],
  ['Arabic, without script', 'ar', { javaScriptEnabled: false }],
  ['Ukrainian, on a screen of 320 pixels', 'uk', { viewport: { width: 320, height: 640 } }],
  ['easy German, with text of 200 %', 'de-simple', { textSize: 2 }],
  ['German, on a desk', 'de', { viewport: desk }],
])('a volunteer who books for somebody: %s', (_name, segment, options) => {
  it('waits for something earlier, takes it, moves it, and gives it back with a reason', async () => {
    const t = stringsFor(segment as 'ar')
    const { office, release } = await aPlaceWithTimes()
    const { page, context, complaints } = await visit(server.origin, options)
    // What axe says of one is true of all: they differ in words and sizes.
    const look = () => expectNothingInTheWay(page, segment === 'ar' && options.javaScriptEnabled !== false)
    const main = () => page.locator('main').innerText()

    await book(page, segment, office, look)
    expect(await main()).toContain(t('wish.interpreter'))
    expect(await main()).toContain(t('appointment.bookedBy.volunteer'))
    await look()

    await page.locator('details:has(button[value=earlier]) > summary').click()
    await look()
    await press(page, 'earlier')
    await page.getByRole('heading', { name: t('appointment.earlier.waiting') }).waitFor()
    await look()

    await release()
    await press(page, 'show')
    await page.getByRole('heading', { name: t('appointment.earlier.offer') }).waitFor()
    await look()
    await press(page, 'take')
    await page.getByRole('heading', { name: t('appointment.moved') }).waitFor()
    await look()

    await press(page, 'times')
    await page.getByRole('heading', { name: t('appointment.moving.title') }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    await look()
    await page.locator('button.time').nth(2).click()
    await page.getByRole('heading', { name: t('appointment.moved') }).waitFor()

    await page.locator('details:has(button[value=cancel]) > summary').click()
    await page.getByLabel(t('appointment.why.cannot-come')).check()
    await look()
    await press(page, 'cancel')
    await page.getByRole('heading', { name: t('appointment.cancelled') }).waitFor()
    await look()
    // The browser names the answer 422 itself, when the box was not ticked.
    expect(complaints.filter(complaint => !complaint.includes('422'))).toEqual([])
    await context.close()
  }, 120_000)
})

describe('with the keyboard alone', () => {
  it('wishes, the box for somebody else, and what becomes of the appointment can be reached and seen', async () => {
    const { page, context } = await visit(server.origin)
    const focused = (selector: string) =>
      page.evaluate(it => document.activeElement?.matches(it) ?? false, selector)
    const tabTo = async (selector: string) => {
      for (let steps = 0; steps < 80 && !(await focused(selector)); steps += 1)
        await page.keyboard.press('Tab')
      expect(await focused(selector), selector).toBe(true)
    }
    await page.goto('/de/book/?topic=housing&language=ar')
    await tabTo('#place')
    await tabTo('details:has([name=woman]) > summary')
    await page.keyboard.press('Enter')
    await tabTo('[name=interpreter]')
    await page.keyboard.press('Space')
    expect(await page.locator('[name=interpreter]').isChecked()).toBe(true)
    await tabTo('main form > button.button')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/times\//)
    await tabTo('button.time')
    await page.keyboard.press('Enter')
    await page.locator('[name=name]').fill('Amal')
    await tabTo('#forOther')
    await page.keyboard.press('Space')
    const outline = await page
      .locator('[for=forOther]')
      .evaluate(label => getComputedStyle(label).outlineWidth)
    expect(outline).toBe('3px')
    await page.keyboard.press('Tab')
    expect(await focused('#consent')).toBe(true)
    await page.keyboard.press('Space')
    await tabTo('main form > button.button')
    await page.keyboard.press('Enter')
    await page.locator('.reference').waitFor()
    await tabTo('details:has(button[value=cancel]) > summary')
    await page.keyboard.press('Enter')
    await tabTo('[name=reason]')
    await tabTo('button[value=cancel]')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: stringsFor('de')('appointment.cancelled') }).waitFor()
    await context.close()
  })
})

describe('an appointment that is kept on the device', () => {
  it('has a way to what it is now, and says so when its counsellor has cancelled it', async () => {
    const t = stringsFor('ar')
    const { page, context } = await visit(server.origin)
    const { office } = await aPlaceWithTimes()
    await page.goto(`/ar/book/times/?topic=housing&language=ar&office=${office}`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.locator('button.time').last().click()
    await page.locator('[name=name]').fill('Amal')
    await page.locator('main form > button.button').click()
    const reference = await page.locator('.reference').innerText()
    await page.locator('[data-kept]').waitFor()
    expect(await page.locator('[data-look]').isVisible()).toBe(false)
    const counsellors = await counsellorsOf(server.data)
    await counsellors.cancel(reference, 'ill')
    await counsellors.close()
    await page.goto('/ar/appointment/')
    await page.locator('lotse-kept-appointments a').click()
    expect(await page.locator('.reference').innerText()).toBe(reference)
    await page.locator('[data-look] button').click()
    await page.getByRole('heading', { name: t('appointment.cancelledBy') }).waitFor()
    expect(await page.locator('main').innerText()).toContain(t('reason.ill'))
    await expectNothingInTheWay(page, true)
    await context.close()
  })
})
