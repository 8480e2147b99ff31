import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiSlot, bookingOf, call, freeSlots } from '../builders/api.ts'
import {
  closeBrowser,
  desk,
  expectNoSidewaysScroll,
  phone,
  type VisitOptions,
  visit,
} from '../builders/browser.ts'
import { aMember } from '../builders/member.ts'
import { at } from '../builders/result.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
afterAll(closeBrowser)

/** One of the demonstration's team: she leads it. */
const counsellor = 'im-04'
let enter: Awaited<ReturnType<typeof aMember>>['enter']
beforeAll(async () => {
  enter = (await aMember(server, 'team-lead', counsellor)).enter
})

/** `YYYY-MM-DD` and `HH:MM` as clocks in Berlin show them. */
function there({ start }: Pick<ApiSlot, 'start'>) {
  const clock = Temporal.Instant.from(start).toZonedDateTimeISO('Europe/Berlin')
  return {
    date: clock.toPlainDate().toString(),
    time: clock.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** Two free times of one day, the first of which is booked. */
async function bookedBesideFree() {
  const slots = await freeSlots(server.origin, `counsellor=${counsellor}`)
  const pairs = slots.flatMap(first =>
    slots
      .filter(free => there(free).date === there(first).date && free.start >= first.end)
      .map(free => ({ first, free })),
  )
  const { first, free } = at(pairs, 0)
  const { body } = await call<{ reference: string }>(`${server.origin}/api/bookings`, {
    method: 'POST',
    body: bookingOf(first),
  })
  return { reference: body.reference, before: there(first), after: there(free) }
}

async function openCalendar(query: string, options: VisitOptions = {}) {
  const visited = await visit(server.origin, { viewport: desk, ...options })
  await enter(visited.context)
  await visited.page.goto(`/staff/calendar/?${query}`)
  await visited.page.locator('.cal-toolbar').waitFor()
  return visited
}

async function look(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 300)}`)).toEqual([])
  await expectNoSidewaysScroll(page)
}

/** Goes on with Tab until what has the focus is what is sought. */
async function tabTo(page: Page, selector: string) {
  for (let n = 0; n < 60; n += 1) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${selector}`)
}

const eventOf = (page: Page, reference: string) =>
  page.locator('.cal-appointment', { hasText: reference }).first()

describe('the calendar, by keyboard alone', () => {
  it('moves an appointment, takes that back, and cancels, wherever the laptop thinks it is', async () => {
    const { reference, before, after } = await bookedBesideFree()
    const zone = { timezoneId: 'America/New_York', locale: 'de' }
    const { page, context, complaints } = await openCalendar(`date=${before.date}&language=de`, zone)
    await eventOf(page, reference).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`${before.time}–`).waitFor()
    await look(page)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(reference)
    await page.keyboard.press('Enter')
    await dialog.getByText(`${before.time}–`).waitFor()
    await page.keyboard.press('Enter')
    await dialog.locator('input[type=radio]').first().waitFor()
    await tabTo(page, 'input[type=radio]')
    const wanted = dialog.locator('label', { hasText: after.time }).locator('input')
    for (let n = 0; n < 40 && !(await wanted.isChecked()); n += 1) await page.keyboard.press('ArrowRight')
    await dialog.getByText(`Neu: `).waitFor()
    await look(page)
    await tabTo(page, 'button[type=submit]')
    await page.keyboard.press('Enter')
    await page.getByText(`ist jetzt`).getByText(after.time).waitFor()
    // The way back has the focus.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('Rückgängig machen')
    await page.keyboard.press('Enter')
    await page.getByText(`ist wieder`).getByText(before.time).waitFor()
    await eventOf(page, reference).focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await tabTo(page, 'button[type=submit]')
    await page.keyboard.press('Enter')
    await page.getByText(`ist abgesagt`).waitFor()
    await expect.poll(() => eventOf(page, reference).count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('moves a vacation, and brings it back when it was removed', async () => {
    const member = await aMember(server, 'counsellor', 'im-09')
    const date = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 30 })
    const days = { from: date.toString(), to: date.add({ days: 1 }).toString(), hours: null }
    const vacation = { ...days, kind: 'off', counsellor: 'im-09', rule: null, reason: 'vacation' }
    await member.browser.postJson('/staff/api/agenda/exceptions/restore', vacation)
    const { page, context, complaints } = await visit(server.origin, { viewport: desk, locale: 'en' })
    await member.enter(context)
    await page.goto(`/staff/calendar/?date=${date}&language=en`)
    await page.locator('.cal-exception').first().focus()
    await page.keyboard.press('Enter')
    await tabTo(page, 'input[type=checkbox]')
    await page.keyboard.press('Space')
    await look(page)
    await tabTo(page, 'button[type=submit]')
    await page.keyboard.press('Enter')
    await page.getByText('Saved: Vacation').getByText('09:00–12:00').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Back as before: Vacation').waitFor()
    await page.locator('.cal-exception').first().focus()
    await page.keyboard.press('Enter')
    await tabTo(page, 'button[type=submit]')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Removed: Vacation').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Back as before: Vacation').waitFor()
    await page.locator('.cal-exception').first().waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('the calendar, with a mouse', () => {
  it('asks before it moves what was dragged, and moves it nowhere without a yes', async () => {
    const { reference, before, after } = await bookedBesideFree()
    const { page, context, complaints } = await openCalendar(`date=${before.date}&language=en`, {
      locale: 'en',
    })
    const event = eventOf(page, reference)
    await event.scrollIntoViewIfNeeded()
    const drag = async () => {
      const from = await event.boundingBox()
      if (!from) throw new Error('the appointment is not to be seen')
      const [hours = 0, minutes = 0] = after.time.split(':').map(Number)
      const [fromHours = 0, fromMinutes = 0] = before.time.split(':').map(Number)
      const quarter = (await page.locator('[data-time="09:15:00"]').first().boundingBox())?.height ?? 22
      const down = (((hours - fromHours) * 60 + minutes - fromMinutes) / 15) * quarter
      await page.mouse.move(from.x + from.width / 2, from.y + 6)
      await page.mouse.down()
      await page.mouse.move(from.x + from.width / 2, from.y + 6 + down / 2, { steps: 6 })
      await page.mouse.move(from.x + from.width / 2, from.y + 6 + down, { steps: 6 })
      await page.mouse.up()
    }
    await drag()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('New: ').getByText(after.time).waitFor()
    await look(page)
    await dialog.getByRole('button', { name: 'Leave it' }).click()
    expect(await event.textContent()).toContain(before.time)
    await drag()
    await dialog.getByText('New: ').waitFor()
    await dialog.getByRole('button', { name: 'Move now' }).click()
    await page.getByText('is now').getByText(after.time).waitFor()
    await expect.poll(() => event.textContent()).toContain(after.time)
    await look(page)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('the calendar, on a phone', () => {
  it('is a list, of hers or of her team', async () => {
    const { reference, before } = await bookedBesideFree()
    const { page, context, complaints } = await openCalendar(`date=${before.date}&language=de`, {
      viewport: phone,
      locale: 'de',
    })
    await page.getByRole('button', { name: 'Liste', pressed: true }).waitFor()
    await page.getByRole('listitem').getByText(reference).waitFor()
    await page.getByLabel('Kalender von').selectOption({ label: 'Alle im Team' })
    await page.locator('.cal-more', { hasText: 'Beratung Auental' }).first().waitFor()
    await look(page)
    expect(complaints).toEqual([])
    await context.close()
  })
})
