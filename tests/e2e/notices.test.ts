import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/staff/core/role.ts'
import { closeBrowser, desk, expectNoSidewaysScroll, visit } from '../builders/browser.ts'
import { aMember } from '../builders/member.ts'
import { fromMenu } from '../builders/menu.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

const berlinToday = () => Temporal.Now.plainDateISO('Europe/Berlin')

async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  await expectNoSidewaysScroll(page)
}

/** A browser in which somebody of staff is signed in. */
async function visitAs(role: Role, options = {}) {
  const { enter } = await aMember(server, role)
  const visited = await visit(server.origin, { javaScriptEnabled: false, locale: 'de', ...options })
  await enter(visited.context)
  await visited.page.goto('/staff/')
  return visited
}

async function typeIn(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`#${field}`).focus()
  await page.keyboard.type(text)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter')

describe('an editor, by keyboard alone and without script', () => {
  it('writes a notice, is told what is missing, looks at it, publishes, changes, ends and deletes it', async () => {
    const { page, context, complaints } = await visitAs('editor')
    const reader = await visit(server.origin)
    await fromMenu(page, 'Hinweise')
    await page.getByText('Es gibt noch keinen Hinweis.').waitFor()
    await expectNoSidewaysScroll(page)
    await page.getByRole('link', { name: 'Hinweis schreiben' }).press('Enter')
    await typeIn(page, 'text-ar', 'المكتب مغلق في 24 ديسمبر.')
    await expectNoSidewaysScroll(page)
    await press(page, 'Vorschau ansehen')
    await page.locator('.errors').waitFor()
    await expectNoSidewaysScroll(page)
    await page.locator('.errors a').first().press('Enter')
    await typeIn(page, 'text-de', 'Das Amt in Auental ist am 24. Dezember zu.')
    await page.locator('#information').focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('#to').fill(berlinToday().add({ days: 3 }).toString())
    await typeIn(page, 'link', '/offices/')
    await press(page, 'Vorschau ansehen')
    await page.getByText('Er ist noch nicht veröffentlicht').waitFor()
    expect(await page.locator('[dir=rtl] .posted.warning').innerText()).toContain('المكتب مغلق')
    await expectNoSidewaysScroll(page)
    await reader.page.goto('/ar/')
    expect(await reader.page.locator('.posted').count()).toBe(0)
    await press(page, 'Zurück zum Text')
    await typeIn(page, 'text-en', 'The office is closed.')
    await press(page, 'Vorschau ansehen')
    await press(page, 'Veröffentlichen')
    await page.getByText('Der Hinweis ist veröffentlicht').waitFor()
    await expectNoSidewaysScroll(page)
    await reader.page.goto('/en/')
    expect(await reader.page.locator('.posted').innerText()).toContain('The office is closed.')
    await page.getByRole('link', { name: /Ändern oder beenden/ }).press('Enter')
    await expectNoSidewaysScroll(page)
    await press(page, 'Jetzt beenden')
    await page.getByText('Der Hinweis ist beendet').waitFor()
    await reader.page.goto('/en/')
    expect(await reader.page.locator('.posted').count()).toBe(0)
    await page.getByRole('link', { name: /Ändern oder beenden/ }).press('Enter')
    await press(page, 'Löschen')
    await page.getByText('Diesen Hinweis löschen?').waitFor()
    await expectNoSidewaysScroll(page)
    await press(page, 'Löschen')
    await page.getByText('Der Hinweis ist gelöscht').waitFor()
    expect(complaints.filter(text => !text.includes('422'))).toEqual([])
    expect(reader.complaints).toEqual([])
    await reader.context.close()
    await context.close()
  })

  it('finds pages that axe finds nothing on', async () => {
    // Axe needs scripts; the pages have none.
    const { page, context } = await visitAs('administrator', { javaScriptEnabled: true, viewport: desk })
    await page.goto('/staff/notices/new/')
    await look(page)
    await press(page, 'Vorschau ansehen')
    await page.locator('.errors').waitFor()
    await look(page)
    await page.locator('#text-de').fill('Am Montag ist zu.')
    await page.locator('#to').fill(berlinToday().toString())
    await press(page, 'Vorschau ansehen')
    await page.locator('.preview').first().waitFor()
    await look(page)
    await press(page, 'Veröffentlichen')
    await page.getByText('Der Hinweis ist veröffentlicht').waitFor()
    await look(page)
    await page.getByRole('link', { name: /Ändern oder beenden/ }).press('Enter')
    await page.getByRole('button', { name: 'Löschen' }).waitFor()
    await look(page)
    await press(page, 'Löschen')
    await page.getByText('Diesen Hinweis löschen?').waitFor()
    await look(page)
    await press(page, 'Löschen')
    await page.getByText('Der Hinweis ist gelöscht').waitFor()
    await context.close()
  })
})

describe('a reader', () => {
  const to = berlinToday().add({ days: 3 })
  beforeAll(async () => {
    const { browser: editor } = await aMember(server, 'editor')
    const texts = { 'text-de': 'Der Aufzug im Rathaus geht nicht.\nKommen Sie zum Eingang am Park.' }
    for (const kind of ['information', 'warning'])
      await editor.post('/staff/notices/new/', {
        ...{ kind, place: 'everywhere', from: '2026-01-01', to: to.toString(), link: '/offices/' },
        ...{ ...texts, step: 'publish' },
      })
  })

  it('finds notices that axe finds nothing on, in the light and the dark, on a phone and at a desk', async () => {
    for (const [options, pages] of [
      [{}, ['/ar/guides/address/', '/de/book/']],
      [{ colorScheme: 'dark' }, ['/ar/']],
      [{ viewport: desk }, ['/ar/guides/address/with/de/']],
    ] as const) {
      const { page, context, complaints } = await visit(server.origin, options)
      for (const address of pages) {
        await page.goto(address)
        expect(await page.locator('.posted').count()).toBe(2)
        await look(page)
      }
      expect(complaints).toEqual([])
      await context.close()
    }
  })

  it('finds them without a connection too, and none that is over', async () => {
    const { page, context } = await visit(server.origin)
    await page.goto('/ar/')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.goto('/ar/guides/address/')
    await expect
      .poll(() => page.evaluate(async () => (await caches.match('/ar/offline/')) !== undefined), {
        timeout: 20_000,
      })
      .toBe(true)
    await context.setOffline(true)
    await page.reload()
    expect(await page.locator('.posted').count()).toBe(2)
    await page.clock.setFixedTime(new Date(to.add({ days: 2 }).toString()))
    await page.reload()
    expect(await page.locator('.step').count()).toBeGreaterThan(2)
    await expect.poll(() => page.locator('.board').count()).toBe(0)
    // The page that she never read has none, however old it is.
    await page.goto('/ar/terms/')
    expect(await page.locator('.posted').count()).toBe(0)
    await context.close()
  })
})
