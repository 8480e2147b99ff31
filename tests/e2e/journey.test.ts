import { afterAll, describe, expect, it } from 'vitest'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { closeBrowser, expectNoSidewaysScroll, type VisitOptions, visit } from '../builders/browser.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

/** The feed of the counsellor whom the server printed, as a calendar program reads it. */
async function feedEvents() {
  return readEvents(await (await fetch(server.feed)).text())
}

const words = {
  ar: {
    guide: 'الانتقال إلى سكن آخر وتسجيل العنوان',
    talk: /أريد التحدث مع شخص/,
    book: /حجز الموعد/,
    name: 'اسمكم الأول',
    cancel: 'إلغاء الموعد',
    really: /نعم/,
  },
} as const

describe.each([
  ['with script', {}],
  ['without script', { javaScriptEnabled: false }],
  ['on a screen of 320 pixels', { viewport: { width: 320, height: 640 } }],
  ['with text of 200 %', { textSize: 2 }],
])('a woman who reads Arabic, %s', (_name, options: VisitOptions) => {
  it('goes from the guide to an appointment in her counsellor’s calendar, and cancels it there', async () => {
    const { page, context, complaints } = await visit(server.origin, { locale: 'ar', ...options })
    await page.goto('/')
    expect(new URL(page.url()).pathname).toBe('/ar/')
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')

    // She reads how to register her address, and does not understand.
    await page.goto('/ar/guides/address/')
    await expectNoSidewaysScroll(page)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(words.ar.guide)
    await page.getByRole('link', { name: words.ar.talk }).click()

    // The first screen has been answered by where she comes from: topic and language are there.
    await page.waitForURL(/\/ar\/book\/times\//)
    await expectNoSidewaysScroll(page)
    const url = new URL(page.url())
    expect([url.searchParams.get('topic'), url.searchParams.get('language')]).toEqual(['housing', 'ar'])

    // She wants the counsellor in the town hall of Auental, whose feed the test can read.
    const before = (await feedEvents()).length
    await page.goto(
      '/ar/book/times/?topic=housing&language=ar&guide=address&step=register&place=town-hall-auental',
    )
    const time = page.getByRole('button', { name: /Rathaus Auental/ }).first()
    await time.click()
    await page.getByLabel(words.ar.name).fill('أمل')
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: words.ar.book }).click()

    // The confirmation: number, German date and sentence, what to bring, a way to cancel.
    const reference = await page.locator('.reference').innerText()
    expect(reference).toMatch(/^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/)
    await expectNoSidewaysScroll(page)
    expect(await page.getByText(/Guten Tag\. Ich habe um/).innerText()).toContain(reference)
    expect(await page.locator('main').innerText()).toMatch(/Uhr[\s\S]*Wohnungsgeberbestätigung/)

    const booked = (await feedEvents()).find(event => event.summary.includes(reference))
    expect(booked?.status).not.toBe('CANCELLED')
    expect(await feedEvents()).toHaveLength(before + 1)
    expect(JSON.stringify(booked)).not.toContain('أمل')

    await page.getByText(words.ar.cancel, { exact: true }).click()
    await page.getByRole('button', { name: words.ar.really }).click()
    await page.waitForLoadState()
    const cancelled = (await feedEvents()).find(event => event.summary.includes(reference))
    expect(cancelled?.status).toBe('CANCELLED')

    expect(await context.cookies()).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('the feed', () => {
  it('says that it is a demonstration, and nothing about readers', async () => {
    const text = await (await fetch(server.feed)).text()
    expect(text.replaceAll('\r\n ', '')).toMatch(/X-WR-CALNAME:.*Demonstration/)
    expect(text).not.toMatch(/housing|Arab|أمل/)
  })

  it('answers 304 while nothing has changed', async () => {
    const first = await fetch(server.feed)
    const again = await fetch(server.feed, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    expect(first.headers.get('cache-control')).toContain('private')
    expect(first.headers.get('referrer-policy')).toBe('no-referrer')
  })
})
