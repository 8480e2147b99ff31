import { afterAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { closeBrowser, expectNoSidewaysScroll, visit } from '../builders/browser.ts'
import { builtPages, dynamicPages } from '../builders/pages.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

// Each guide is a page of its own length and words; the pairs have no words that the guides do not have.
const every = builtPages().filter(page => !/\/with\//.test(page) || page.includes('/address/'))
// A short guide, a long one and one with the longest words here; all of them in `npm run test:long`.
const some = /^\/[^/]+\/(?!guides\/.)|\/guides\/(address|asylum-interview|jobcenter-rights-duties)\//
const isLong = process.env.LOTSE_LONG === '1'
const pages = isLong ? every : every.filter(page => some.test(page))

describe.each(languages.map(({ segment }) => segment))('in %s', segment => {
  const own = [...pages.filter(page => page.startsWith(`/${segment}/`)), ...dynamicPages(segment)]

  it('nothing is wider than a screen of 320 pixels', async () => {
    const { page, context, complaints } = await visit(server.origin, {
      viewport: { width: 320, height: 640 },
    })
    for (const address of own) {
      await page.goto(address)
      await expectNoSidewaysScroll(page)
    }
    expect(complaints).toEqual([])
    await context.close()
  }, 200_000)

  it('nothing is wider than a phone with text of 200 %', async () => {
    const { page, context } = await visit(server.origin, { textSize: 2 })
    // All of them in the long run; here the longest of the guides, and what is filled in.
    const large = isLong
      ? own
      : own.filter(address => /\/(guides\/job|book|appointment|offices)/.test(address))
    for (const address of large) {
      await page.goto(address)
      await expectNoSidewaysScroll(page)
    }
    await context.close()
  }, 200_000)

  it('everything that is tapped is 48 pixels high, links in running text apart', async () => {
    const { page, context } = await visit(server.origin)
    for (const address of [
      `/${segment}/`,
      `/${segment}/guides/address/`,
      `/${segment}/offices/`,
      ...dynamicPages(segment),
    ]) {
      await page.goto(address)
      const small = await page.evaluate(() => {
        const inText = (element: Element) =>
          element.closest('p, dd, dt, li, address') !== null &&
          element.matches('a:not(.button, .chip, .card, .pill)')
        return [
          ...document.querySelectorAll<HTMLElement>('a, button, summary, select, input:not([type=hidden])'),
        ]
          .filter(element => element.offsetParent !== null && !element.closest('.skip') && !inText(element))
          .filter(element => element.getBoundingClientRect().height < 47.5)
          .map(
            element =>
              `${element.tagName} ${element.className} ${element.innerText.slice(0, 40)} ${element.getBoundingClientRect().height}`,
          )
      })
      expect(small, address).toEqual([])
    }
    await context.close()
  })

  it('language and direction are right on the page and on each fragment', async () => {
    const { page, context } = await visit(server.origin)
    await page.goto(`/${segment}/guides/address/`)
    const html = page.locator('html')
    expect(await html.getAttribute('lang')).toBe(segment)
    expect(await html.getAttribute('dir')).toBe(segment === 'ar' ? 'rtl' : 'ltr')
    if (!segment.startsWith('de')) expect(await page.locator('main bdi[lang=de]').count()).toBeGreaterThan(5)
    await page.goto(`/${segment}/guides/address/with/${segment === 'de' ? 'en' : 'de'}/`)
    const cells = page.locator('.pair').first().locator('.card')
    expect(await cells.nth(1).getAttribute('lang')).toBe(segment === 'de' ? 'en' : 'de')
    expect(await cells.nth(1).getAttribute('dir')).toBe('ltr')
    await context.close()
  })
})
