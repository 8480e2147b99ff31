import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookingOf, call, freeSlots } from '../builders/api.ts'
import { closeBrowser, desk, expectNoSidewaysScroll, type VisitOptions, visit } from '../builders/browser.ts'
import { beginNow } from '../builders/desk-scene.ts'
import { aMember } from '../builders/member.ts'
import { at } from '../builders/result.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

const own = 'im-01'
let counsellor: Awaited<ReturnType<typeof aMember>>
let lead: Awaited<ReturnType<typeof aMember>>
beforeAll(async () => {
  counsellor = await aMember(server, 'counsellor', own)
  lead = await aMember(server, 'team-lead', 'im-04')
})

/** An appointment in Arabic that has just begun. */
async function begun() {
  const slot = at(await freeSlots(server.origin, `counsellor=${own}&language=ar`), 0)
  const { body } = await call<{ reference: string }>(`${server.origin}/api/bookings`, {
    method: 'POST',
    body: { ...bookingOf(slot, 'Amal'), language: 'ar', contact: { phone: '0170 1234567' } },
  })
  return { reference: body.reference, ...beginNow(server, body.reference) }
}

async function visitAs(member: typeof counsellor, options: VisitOptions) {
  const visited = await visit(server.origin, options)
  await member.enter(visited.context)
  return visited
}

async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  await expectNoSidewaysScroll(page)
}

/** Presses what has these words, as somebody does who has no mouse. */
const press = (page: Page, role: 'link' | 'button', name: string | RegExp) =>
  page.getByRole(role, { name }).first().press('Enter')

describe('a counsellor at 8:55, by keyboard alone and without script, on a phone', () => {
  it('finds who is there, opens the contact, notes that she came, books the next one in two taps, and prints', async () => {
    const { reference, date } = await begun()
    const { page, context, complaints } = await visitAs(counsellor, {
      ...{ javaScriptEnabled: false, locale: 'de' },
    })
    await page.goto(`/staff/day/?date=${date}`)
    expect(await page.locator('.desk-row.now').innerText()).toContain(reference)
    expect(await page.content()).not.toContain('Amal')

    await press(page, 'button', `${reference}: Wer kommt?`)
    await page.getByText('Amal', { exact: true }).waitFor()
    expect(await page.getByRole('link', { name: '0170 1234567' }).getAttribute('href')).toMatch(/^tel:/)

    await press(page, 'button', `${reference}: Gekommen`)
    await page.getByText('Vermerkt: gekommen.').waitFor()
    await press(page, 'button', `${reference}: Doch nicht gekommen`)
    await page.getByText('Vermerkt: nicht gekommen.').waitFor()

    // Two taps.
    await press(page, 'link', 'Nächster Termin')
    await page.locator('.desk-choices button').first().press('Enter')
    await page.getByText('Der Termin ist gebucht.').waitFor()
    expect(await page.content()).not.toContain('Amal')
    expect(await page.locator('h1').innerText()).not.toContain(reference)

    await press(page, 'button', 'Zettel drucken')
    const arabic = page.locator('.slip-column[lang=ar]')
    expect(await arabic.getAttribute('dir')).toBe('rtl')
    expect(await page.locator('.slip-column').count()).toBe(2)
    expect(await page.locator('.slip-head .code').innerText()).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('books for somebody who calls, is told what is missing, and finds nothing lost', async () => {
    const { page, context } = await visitAs(counsellor, { javaScriptEnabled: false, locale: 'en' })
    await page.goto('/staff/book/')
    await page.locator('#talkLanguage').selectOption('tr')
    await page.locator('#topic').selectOption('housing')
    await press(page, 'button', 'Show free times')
    await page.getByText('Nobody here speaks Turkish.').waitFor()
    await page.locator('#name').fill('Deniz')
    await press(page, 'button', 'Book the appointment')
    await page.getByRole('alert').waitFor()
    expect(await page.locator('#name').inputValue()).toBe('Deniz')
    await page.locator('#consent').press('Space')
    await press(page, 'button', 'Book the appointment')
    await page.getByText('The appointment is booked.').waitFor()
    await press(page, 'button', 'Print the slip')
    // There are no texts in Turkish yet.
    expect(
      await page.locator('.slip-column').evaluateAll(all => all.map(column => column.getAttribute('lang'))),
    ).toEqual(['de', 'en'])
    await context.close()
  })
})

describe('the pages of the desk', () => {
  it('have nothing that axe finds on a phone, in German', async () => {
    const { id, date } = await begun()
    const { page, context } = await visitAs(counsellor, { locale: 'de' })
    await page.goto(`/staff/day/?date=${date}&reference=222-222`)
    await look(page)
    await page.goto('/staff/book/')
    await look(page)
    await page.goto('/staff/book/?talkLanguage=fa&topic=housing')
    await page.locator('main form button[type=submit]').click()
    await page.locator('.errors').waitFor()
    await look(page)
    await page.goto(`/staff/appointments/${id}/`)
    await page.locator('button[value=contact]').click()
    await page.getByText('Amal').waitFor()
    await look(page)
    await context.close()
  })

  it('have nothing that axe finds on a laptop, in English', async () => {
    const { id, date } = await begun()
    const { page, context } = await visitAs(counsellor, { locale: 'en', viewport: desk })
    for (const path of [`day/?date=${date}`, 'day/?date=2026-01-01', `appointments/${id}/next/`]) {
      await page.goto(`/staff/${path}`)
      await look(page)
    }
    await page.goto(`/staff/appointments/${id}/`)
    await page.locator('form[action*="/slip/"] button').click()
    await page.locator('.slip-paper').waitFor()
    await look(page)
    await page.goto(`/staff/day/?date=${date}`)
    await page.locator('label[for=names]').click()
    await page.locator('form[action*="/sheet/"] button').click()
    await page.locator('.sheet').waitFor()
    await look(page)
    await context.close()
  })

  it('print on one sheet: the slip on A5, right to left too, and the day on A4', async () => {
    const { id, date } = await begun()
    const { page, context } = await visitAs(counsellor, { locale: 'de', viewport: desk })
    await page.goto(`/staff/appointments/${id}/`)
    await page.locator('form[action*="/slip/"] button').click()
    const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
    expect(pages(await page.pdf({ format: 'A5' }))).toBe(1)
    await page.goto(`/staff/day/sheet/?date=${date}`)
    expect(pages(await page.pdf({ format: 'A4' }))).toBe(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    await context.close()
  })

  it('let a lead look at her whole team, and find an appointment by its number', async () => {
    const { page, context } = await visitAs(lead, { locale: 'de', viewport: desk })
    await page.goto('/staff/day/')
    await page.locator('#counsellor').selectOption('all')
    await page.getByRole('button', { name: 'Zeigen', exact: true }).press('Enter')
    await page.waitForURL(/counsellor=all/)
    await page.locator('#reference').fill((await begun()).reference)
    await page.keyboard.press('Enter')
    // It is another team's.
    await page.getByText('Keinen Termin mit der Nummer').waitFor()
    await context.close()
  })
})
