import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPublicHolidays } from '../../src/adapters/holidays/public-holidays.ts'
import { stringsFor } from '../../src/i18n/strings/strings.ts'
import { type ApiBooking, book, call, freeSlots } from '../builders/api.ts'
import { closeBrowser, desk, expectNoSidewaysScroll, visit } from '../builders/browser.ts'
import { aMember, sameSite } from '../builders/member.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
afterAll(closeBrowser)

type Member = Awaited<ReturnType<typeof aMember>>
let counsellor: Member
let administrator: Member
beforeAll(async () => {
  counsellor = await aMember(server, 'counsellor', 'im-01')
  administrator = await aMember(server, 'administrator')
})

const { isHoliday } = createPublicHolidays('BW')

/** The first date from some days ahead on that is no public holiday: on those there are no office hours. */
function workingDay(days: number): string {
  const date = Temporal.Now.plainDateISO('Europe/Berlin').add({ days })
  return isHoliday(date) ? workingDay(days + 1) : date.toString()
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function look(page: Page, axe = true): Promise<void> {
  await expectNoSidewaysScroll(page)
  if (!axe) return
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** Signed in, without script unless it is asked for. */
async function enter(member: Member, options: Parameters<typeof visit>[1] = {}) {
  const visited = await visit(server.origin, { javaScriptEnabled: false, locale: 'de', ...options })
  await member.enter(visited.context)
  return visited
}

const press = (page: Page, value: string) => page.locator(`[name=step][value=${value}]`).press('Enter')

/** Somebody books a time of a counsellor that nobody else has in these tests. */
async function aBooking(whose: string, after = 0) {
  const slots = (await freeSlots(server.origin, `counsellor=${whose}`)).filter(
    ({ counsellor: { id }, mode }) => id === whose && mode === 'office',
  )
  const slot = slots.at(after)
  if (!slot) throw new Error('nothing is free')
  const { body } = await book(server.origin, slot)
  return { ...body, date: slot.start.slice(0, 10), slot }
}

const statusOf = async ({ reference, token }: Pick<ApiBooking, 'reference' | 'token'>) => {
  const headers = { Authorization: `Bearer ${token}` }
  return (await call<ApiBooking>(`${server.origin}/api/bookings/${reference}`, { headers })).body.status
}

const readersPage = async ({ reference, token }: Pick<ApiBooking, 'reference' | 'token'>) => {
  const body = new URLSearchParams({ code: token })
  const path = `${server.origin}/de/appointment/${reference}/`
  return (await fetch(path, { method: 'POST', body, headers: sameSite })).text()
}

describe('office hours, by keyboard and without script', () => {
  it('are made by an administrator, and readers can book them at once', async () => {
    const { page, context, complaints } = await enter(administrator)
    await page.goto('/staff/hours/')
    await page.locator('#counsellor').selectOption('im-22')
    await page.getByRole('button', { name: 'Anzeigen' }).press('Enter')
    await page.getByRole('link', { name: 'Neue Sprechzeit' }).press('Enter')
    await page.locator('[name=days][value=SA]').press('Space')
    await page.locator('#from').fill('10:00')
    await page.locator('#to').fill('12:00')
    await press(page, 'preview')
    await page.getByRole('link', { name: 'Wählen Sie einen Ort.' }).press('Enter')
    await page.locator('#office').selectOption('youth-office')
    await press(page, 'preview')
    await page.getByText('Kein gebuchter Termin ist betroffen.').waitFor()
    expect(await page.locator('.slot-time').allTextContents()).toContain('10:30')
    await press(page, 'save')
    await page.getByText('Jetzt buchbar.').waitFor()
    await page.getByText('Jeden Samstag, 10:00–12:00').waitFor()
    await page.getByRole('link', { name: 'Auf der Buchungsseite ansehen' }).press('Enter')
    await page.waitForURL(/\/de\/book\/times\//)
    expect(await page.locator('button.time').first().getAttribute('aria-label')).toMatch(/10:00 Uhr, Samstag/)
    expect(complaints.filter(text => !text.includes('422'))).toEqual([])
    await context.close()
  })

  it('show which appointments a change does not fit, and end with these left as they are', async () => {
    const booking = await aBooking('im-02')
    const { page, context } = await enter(administrator)
    await page.goto(`/staff/hours/${booking.slot.id.split('.')[0]}/`)
    await page.locator('#from').fill('20:00')
    await page.locator('#to').fill('21:00')
    await press(page, 'preview')
    await page.getByText('Das passt nicht zu gebuchten Terminen').waitFor()
    expect(await page.locator('.conflicts').textContent()).toContain(booking.reference)
    await page.goto(`/staff/hours/${booking.slot.id.split('.')[0]}/end/`)
    await press(page, 'show')
    expect(await page.locator('.conflicts').textContent()).toContain(booking.reference)
    await press(page, 'end')
    await page.getByText('Die Sprechzeit ist beendet.').waitFor()
    await page.getByText('Betroffene Termine: 1.').waitFor()
    expect(await statusOf(booking)).toBe('booked')
    expect(
      (await freeSlots(server.origin)).filter(({ id }) => id.startsWith(`${booking.slot.id.split('.')[0]}.`)),
    ).toEqual([])
    await context.close()
  })

  it('hold once, on a single date', async () => {
    const { page, context } = await enter(counsellor, { viewport: desk, locale: 'en' })
    await page.goto('/staff/hours/')
    await page.getByRole('link', { name: 'A single date' }).press('Enter')
    const date = workingDay(9)
    await page.locator('#date').fill(date)
    await page.locator('#from').fill('18:00')
    await page.locator('#to').fill('19:00')
    await page.locator('[name=mode][value=phone]').press('Space')
    await press(page, 'preview')
    expect(await page.locator('.slot-time').allTextContents()).toEqual(['18:00', '18:30'])
    await press(page, 'save')
    await page.getByText('Bookable now.').waitFor()
    await context.close()
  })

  it('have other hours on a day, which can be taken away again', async () => {
    const { page, context } = await enter(counsellor)
    const [rule] = (await freeSlots(server.origin, 'counsellor=im-01')).map(
      ({ id }) => id.split('.')[0] ?? '',
    )
    const day = (await freeSlots(server.origin, 'counsellor=im-01')).find(({ id }) =>
      id.startsWith(`${rule}.`),
    )
    await page.goto('/staff/hours/other/')
    await page.locator('#rule').selectOption(rule ?? '')
    await page.locator('#from').fill(day?.start.slice(0, 10) ?? '')
    await page.locator('#hoursFrom').fill('20:00')
    await page.locator('#hoursTo').fill('21:00')
    await press(page, 'preview')
    await press(page, 'save')
    await page.getByText('Eingetragen.').waitFor()
    const evening = async () =>
      (await freeSlots(server.origin, 'counsellor=im-01')).filter(
        ({ id, start }) => id.startsWith(`${rule}.`) && /T(19|18):00/.test(start),
      ).length
    expect(await evening()).toBe(1)
    await page.getByRole('link', { name: 'Rückgängig machen' }).press('Enter')
    await press(page, 'remove')
    await page.getByText('Die Ausnahme ist gelöscht.').waitFor()
    expect(await evening()).toBe(0)
    await context.close()
  })
})

describe('who is not there, by keyboard and without script', () => {
  it('enters a vacation, and decides what becomes of each appointment in it', async () => {
    const [first, second] = [await aBooking('im-01', 40), await aBooking('im-01', 44)]
    const dates = [first.date, second.date].toSorted()
    const { page, context } = await enter(counsellor)
    await page.goto('/staff/hours/')
    await page.getByRole('link', { name: 'Abwesenheit eintragen' }).press('Enter')
    await page.locator('#from').fill(dates[0] ?? '')
    await page.locator('#to').fill(dates[1] ?? '')
    await press(page, 'preview')
    await page.getByText('Gebuchte Termine in dieser Zeit').waitFor()
    await page.getByLabel(first.reference).selectOption('cancel')
    await press(page, 'save')
    await page.getByText('Eingetragen. Abgesagt: 1, übergeben: 0, unverändert: 1.').waitFor()
    expect([await statusOf(first), await statusOf(second)]).toEqual(['cancelled', 'booked'])
    expect(await readersPage(first)).toContain(stringsFor('de')('reason.away'))
    await context.close()
  })

  it('is sick today: everybody is cancelled and told, and the times can be opened again', async () => {
    const sick = await aMember(server, 'counsellor', 'im-03')
    const booking = await aBooking('im-03')
    const { page, context } = await enter(sick)
    await page.goto('/staff/hours/')
    await page.getByRole('link', { name: 'Heute krank' }).press('Enter')
    await page.locator('#to').fill(booking.date)
    await press(page, 'show')
    await page.getByText('Diese Termine werden abgesagt: 1').waitFor()
    expect(await page.locator('.conflicts li').textContent()).toMatch(/Kein Kontakt/)
    expect(await statusOf(booking)).toBe('booked')
    await press(page, 'report')
    await page.getByText(/Krank gemeldet bis .*\. Abgesagt: 1\./).waitFor()
    expect(await page.locator('.conflicts li').textContent()).toContain(booking.reference)
    expect(await statusOf(booking)).toBe('cancelled')
    expect(await readersPage(booking)).toContain(stringsFor('de')('reason.ill'))
    const isFree = async () =>
      (await freeSlots(server.origin, 'counsellor=im-03')).some(({ start }) => start.startsWith(booking.date))
    expect(await isFree()).toBe(false)
    await page.getByRole('link', { name: 'Doch nicht krank' }).press('Enter')
    await press(page, 'remove')
    await page.getByText('Die Ausnahme ist gelöscht.').waitFor()
    expect(await isFree()).toBe(true)
    expect(await statusOf(booking)).toBe('cancelled')
    await context.close()
  })
})

describe('the form of a rule, with script', () => {
  it('shows what a rule yields while it is typed, and draws it with the keyboard', async () => {
    const { page, context, complaints } = await enter(counsellor, { javaScriptEnabled: true, viewport: desk })
    await page.goto('/staff/hours/new/')
    await page.locator('[name=mode][value=phone]').press('Space')
    await page.locator('[data-draw] summary').press('Enter')
    await page.getByRole('button', { name: 'Montag, 07:00 Uhr' }).focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    expect(await page.locator('[name=days]:checked').getAttribute('value')).toBe('WE')
    expect(await page.locator('#from').inputValue()).toBe('08:00')
    expect(await page.locator('#to').inputValue()).toBe('09:30')
    await page
      .locator('[data-status]')
      .getByText(/Zeiten: \d+\. Konflikte: 0\./)
      .waitFor({ state: 'attached' })
    expect(await page.locator('.slot-time').allTextContents()).toContain('08:30')
    await page.locator('#to').fill('10:00')
    await page.locator('.slot-time').getByText('09:30').first().waitFor()
    await look(page)
    expect(complaints.filter(text => !text.includes('422'))).toEqual([])
    await context.close()
  })
})

describe('pages of office hours', () => {
  it.each([
    ['on a phone, in German', 'de', undefined],
    ['at a desk, in English', 'en', desk],
  ])('fit, and have nothing that axe finds: %s', async (_, language, viewport) => {
    const options = { javaScriptEnabled: true, ...(viewport && { viewport }) }
    const { page, context } = await enter(counsellor, options)
    const booking = await aBooking('im-01', -1)
    const rule = booking.slot.id.split('.')[0]
    const open = (path: string) => page.goto(`/staff/hours/${path}?language=${language}`)
    await open('')
    await look(page, viewport === undefined)
    await open('new/')
    await page.locator('[name=step][value=preview]').click()
    await page.locator('.errors').waitFor()
    await look(page, viewport === undefined)
    await open(`${rule}/`)
    await page.locator('details:not([data-draw]) summary').click()
    await page.locator('#from').fill('20:00')
    await page.locator('#to').fill('21:30')
    await page.locator('#shown').waitFor()
    await look(page, viewport === undefined)
    await open(`${rule}/end/`)
    await page.locator('[name=step][value=show]').click()
    await page.locator('#shown').waitFor()
    await look(page, viewport === undefined)
    for (const path of ['away/', 'sick/']) {
      await open(path)
      if (path === 'away/') await page.locator('#from').fill(booking.date)
      await page.locator('#to').fill(booking.date)
      await page.locator('[name=step]').first().click()
      await page.locator('#shown').waitFor()
      await look(page, viewport === undefined)
    }
    await open('other/')
    await look(page, viewport === undefined)
    await context.close()
  })
})
