import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { bookingOf, call, freeSlots } from '../builders/api.ts'
import { closeBrowser, expectNoSidewaysScroll, type VisitOptions, visit } from '../builders/browser.ts'
import { limitedServerForThisFile } from '../builders/limited-server.ts'
import { at } from '../builders/result.ts'

const server = limitedServerForThisFile({ provenFrom: 1, mostPerNetwork: 2 })
afterAll(closeBrowser)

const phoneOfTheDistrict = 'tel:+498999998100'

/** Networks of their own, one for each reader, so that one test says nothing about another. */
let networks = 0
function aNetwork(): string {
  networks += 1
  return `203.0.${networks}.7`
}

/** A slot that nobody else of this file takes, booked from a network by somebody there. */
let neighbours = 0
async function aNeighbourBooks(network: string): Promise<void> {
  neighbours += 1
  const slot = at(await freeSlots(server.origin), -neighbours)
  const booked = await call(`${server.origin}/api/bookings`, {
    ...{ method: 'POST', body: bookingOf(slot), headers: { 'X-Forwarded-For': network } },
  })
  expect(booked.status).toBe(201)
}

/** What a browser says of an answer that is not 200, which is meant here. */
const meant = /status of (403|429)/

/** A reader on the third screen, behind an address from which somebody has booked already. */
async function onTheThirdScreen(language: 'ar' | 'de', options: VisitOptions = {}) {
  const network = aNetwork()
  await aNeighbourBooks(network)
  const visited = await visit(server.origin, {
    ...{ locale: language, extraHTTPHeaders: { 'X-Forwarded-For': network } },
    // What a service worker fetches, no test could hold up.
    serviceWorkers: 'block',
    ...options,
  })
  const { page } = visited
  await page.goto(`/${language}/book/times/?topic=housing&language=${language}`)
  await page.locator('button.time').nth(neighbours).click()
  await page.waitForURL(/\/book\/details\//)
  return { ...visited, network, others: () => visited.complaints.filter(complaint => !meant.test(complaint)) }
}

const submit = (page: Page) => page.locator('#details button[type="submit"]')
const panel = (page: Page) => page.locator('lotse-proof')

/** Axe on one page. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
  ).toEqual([])
}

describe('a woman in a house where many book today', () => {
  it('waits a moment while her phone works, reads why, and has her appointment', async () => {
    const { page, context, others } = await onTheThirdScreen('ar')
    // The work begins when the test lets it: until then the page is looked at.
    let begin = () => {}
    const begun = new Promise<void>(resolve => {
      begin = resolve
    })
    await page.route('**/solve-worker*', async route => {
      await begun
      await route.continue()
    })
    await page.locator('#name').fill('أمل')
    await page.locator('#phone').fill('0151 23456789')
    await submit(page).click()

    await panel(page).waitFor()
    await page.getByRole('status').filter({ hasText: 'جهازكم يحسب' }).waitFor()
    expect(await panel(page).innerText()).not.toContain('ألا يعمل')
    expect(await page.title()).toMatch(/^لحظة من فضلكم/)
    expect(await page.locator('#name').inputValue()).toBe('أمل')
    expect(await page.locator('#phone').inputValue()).toBe('0151 23456789')
    expect(await submit(page).isDisabled()).toBe(true)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    begin()
    expect(await page.locator('.reference').innerText()).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/)
    expect(others()).toEqual([])
    await context.close()
  })

  it('gets there by the keyboard alone', async () => {
    const { page, context, others } = await onTheThirdScreen('de')
    await page.locator('#name').focus()
    await page.keyboard.type('Amal')
    await page.keyboard.press('Enter')
    await page.locator('.reference').waitFor()
    expect(others()).toEqual([])
    await context.close()
  })

  it('is told when and where she can book without script', async () => {
    const { page, context, others } = await onTheThirdScreen('de', { javaScriptEnabled: false })
    await page.locator('#name').fill('Amal')
    await submit(page).click()
    const words = await panel(page).innerText()
    expect(words).toMatch(/wieder buchen ab: \p{L}+, \d+\. \p{L}+, 00:00 Uhr/u)
    expect(await panel(page).locator('a').getAttribute('href')).toBe(phoneOfTheDistrict)
    expect(await page.locator('#name').inputValue()).toBe('Amal')
    await expectNoSidewaysScroll(page)
    // She may press again, and finds the same words.
    await submit(page).click()
    expect(await panel(page).innerText()).toBe(words)
    expect(others()).toEqual([])
    await context.close()
  })

  it('is told the same where her browser cannot do the work', async () => {
    const { page, context } = await onTheThirdScreen('de')
    await page.route('**/solve-worker*', route => route.abort())
    await page.locator('#name').fill('Amal')
    await submit(page).click()
    await page.getByText('Das hat Ihr Gerät leider nicht geschafft').waitFor()
    expect(await panel(page).innerText()).toMatch(/wieder buchen ab: .*00:00 Uhr/)
    expect(await submit(page).isDisabled()).toBe(false)
    await context.close()
  })

  it('presses herself the second time, so that no page goes round by itself', async () => {
    const { page, context } = await onTheThirdScreen('de')
    await page.locator('#name').fill('Amal')
    // A proof of before: it does not count any more.
    await page.evaluate(() => {
      const field = document.createElement('input')
      Object.assign(field, { type: 'hidden', name: 'proof', value: btoa('{}') })
      document.querySelector('#details')?.append(field)
    })
    await submit(page).click()
    await page.getByText('Fertig. Drücken Sie jetzt').waitFor()
    await submit(page).click()
    await page.locator('.reference').waitFor()
    await context.close()
  })

  it('is told when to come back where the day’s most is booked', async () => {
    const { page, network, context, others } = await onTheThirdScreen('de')
    await page.locator('#name').fill('Amal')
    await submit(page).click()
    await page.locator('.reference').waitFor()
    await page.goto('/de/book/times/?topic=housing&language=de')
    await page.locator('button.time').nth(neighbours).click()
    await page.locator('#name').fill('Amal')
    await submit(page).click()
    await page.getByRole('heading', { name: 'Von hier sind heute sehr viele Termine gebucht' }).waitFor()
    const words = await page.locator('main').innerText()
    expect(words).toMatch(/wieder buchen ab: .*, 00:00 Uhr/)
    expect(words).not.toContain(network)
    expect(await page.locator('main a.button.plain').getAttribute('href')).toBe(phoneOfTheDistrict)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    expect(others()).toEqual([])
    await context.close()
  })
})

describe('a woman with three appointments', () => {
  it.each([
    ['with script', {}],
    ['without script', { javaScriptEnabled: false }],
  ])('is led to them, %s', async (_name, options) => {
    neighbours += 5
    const contact = { phone: `0151 777${neighbours}` }
    const slots = (await freeSlots(server.origin)).slice(-200)
    for (let place = 0; place < 3; place += 1) {
      const body = { ...bookingOf(at(slots, place * 20 + neighbours)), contact }
      expect((await call(`${server.origin}/api/bookings`, { method: 'POST', body })).status).toBe(201)
    }
    const { page, context, complaints } = await visit(server.origin, { locale: 'ar', ...options })
    await page.goto('/ar/book/times/?topic=housing&language=ar')
    await page.locator('button.time').nth(neighbours).click()
    await page.locator('#name').fill('أمل')
    await page.locator('#phone').fill(contact.phone)
    await submit(page).click()
    await page.getByRole('heading', { name: 'لديكم عدة مواعيد بالفعل' }).waitFor()
    expect(await page.locator('main a.button').first().getAttribute('href')).toBe('/ar/appointment/')
    expect(await page.locator('main a.button.plain').getAttribute('href')).toBe(phoneOfTheDistrict)
    await expectNoSidewaysScroll(page)
    expect(complaints.filter(complaint => !meant.test(complaint))).toEqual([])
    await context.close()
  })
})

describe('what others load', () => {
  it('has nothing of the work in it: no page that is read, and no form before it is asked for', async () => {
    const { page, context } = await visit(server.origin)
    const scripts: string[] = []
    page.on('request', request => {
      if (request.resourceType() === 'script') scripts.push(request.url())
    })
    for (const address of [
      '/de/',
      '/de/guides/address/',
      '/de/book/',
      '/de/book/times/?topic=housing&language=de',
    ])
      await page.goto(address, { waitUntil: 'networkidle' })
    await page.locator('button.time').nth(neighbours).click()
    await page.waitForLoadState('networkidle')
    expect(scripts.length).toBeGreaterThan(3)
    const loaded = await Promise.all([...new Set(scripts)].map(async url => (await fetch(url)).text()))
    expect(loaded.filter(source => /lotse-proof|PBKDF2|solve-worker/.test(source))).toEqual([])
    await context.close()
  })
})
