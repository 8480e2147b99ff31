import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { closeBrowser, desk, visit } from '../builders/browser.ts'
import { builtPages, dynamicPages } from '../builders/pages.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function violations(page: Page): Promise<string[]> {
  // What is folded is part of the page too.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
    // At the end of the page the bar at the thumb lies over nothing.
    scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })
  })
  const found = await new AxeBuilder({ page }).withTags(rules).analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${page.url()}: ${id}: ${node.html.slice(0, 160)}`),
  )
}

async function look(addresses: readonly string[], options: BrowserContextOptions = {}): Promise<string[]> {
  const { page, context } = await visit(server.origin, options)
  const found: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    found.push(...(await violations(page)))
  }
  await context.close()
  return found
}

const every = builtPages()
// Each kind of page here; every page in `npm run test:long`.
const kinds =
  /^\/[^/]+\/(guides\/((address|jobcenter-rights-duties)\/(with\/(de|en)\/)?)?|offices\/|terms\/|imprint\/|privacy\/|accessibility\/|offline\/)?$/
const isLong = process.env.LOTSE_LONG === '1'
// Each kind in the language of the source, and some from right to left; other languages differ from these in their words.
const few = /^\/[^/]+\/(guides\/address\/(with\/de\/)?)?$/
const pages = isLong ? every : every.filter(page => (page.startsWith('/de/') ? kinds : few).test(page))

describe('axe finds nothing', () => {
  it.each(languages.map(({ segment }) => segment))(
    'on any page in %s',
    async segment => {
      const own = pages.filter(page => page.startsWith(`/${segment}/`))
      expect(own.length).toBeGreaterThan(2)
      const dynamic = isLong || ['de', 'ar'].includes(segment) ? dynamicPages(segment) : []
      expect(await look([...own, ...dynamic])).toEqual([])
    },
    400_000,
  )

  it('in the dark, and on a desk', async () => {
    const some = every.filter(page =>
      /^\/(ar|de)\/(guides\/(address\/(with\/(en|de)\/)?)?|offices\/|terms\/)?$/.test(page),
    )
    expect(some.length).toBeGreaterThan(8)
    // A guide, its pairs and the way to an appointment here; all of it in both in `npm run test:long`.
    const those = (segment: string) =>
      isLong ? some : some.filter(page => page.startsWith(`/${segment}/guides/address/`))
    expect(await look([...those('ar'), ...dynamicPages('ar')], { colorScheme: 'dark' })).toEqual([])
    const atDesk = isLong ? [...those('de'), ...dynamicPages('de')] : those('de')
    expect(await look(atDesk, { viewport: desk })).toEqual([])
  }, 200_000)

  it('on the list of languages, the staff page and the page that is not there', async () => {
    expect(await look(['/', '/staff/', '/ar/nothing/'], { locale: 'ti' })).toEqual([])
  })

  it.each(['ar', 'de'])(
    'on the way through booking in %s: faults, confirmation, cancelled',
    async segment => {
      const { page, context } = await visit(server.origin)
      await page.goto(dynamicPages(segment)[1] ?? '')
      await page.locator('button.time').first().click()
      const found = await violations(page)
      await page.locator('main form button').click()
      await page.locator('.errors').waitFor()
      found.push(...(await violations(page)))
      await page.locator('[name=name]').fill('Amal')
      await page.locator('main form button').click()
      await page.locator('.reference').waitFor()
      found.push(...(await violations(page)))
      await page.locator('button[value=cancel]').click()
      await page.waitForLoadState()
      found.push(...(await violations(page)))
      expect(found).toEqual([])
      await context.close()
    },
  )
})
