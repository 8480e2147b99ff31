// What the README promises: a fresh installation has a first office hour that people can book, by following the screen.
import { afterAll, describe, expect, it } from 'vitest'
import { freeSlots } from '../builders/api.ts'
import { closeBrowser, visit } from '../builders/browser.ts'
import { invited, memberPassword } from '../builders/member.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({
  LOTSE_DEMO: '0',
  LOTSE_SECRET: 'only for this test, and long enough for it',
})
afterAll(closeBrowser)

describe('a new administrator, by keyboard alone and without script', () => {
  it('comes from her link to an office hour that a reader books, by the next thing on each screen', async () => {
    const { email, path } = await invited(server, 'administrator')
    const { page, context, complaints } = await visit(server.origin, {
      ...{ locale: 'de', javaScriptEnabled: false },
    })
    const type = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: true }).focus()
      await page.keyboard.type(text)
    }
    const press = (name: string) =>
      page
        .getByRole('main')
        .getByRole('link', { name, exact: true })
        .or(page.getByRole('main').getByRole('button', { name, exact: true }))
        .press('Enter')
    const tick = (name: string) => page.getByRole('checkbox', { name, exact: true }).press('Space')

    await page.goto(path)
    await type('Neues Passwort', memberPassword)
    await press('Konto einrichten')
    await type('E-Mail-Adresse', email)
    await type('Passwort', memberPassword)
    await press('Anmelden')

    await press('Jetzt machen')
    await type('Bezeichnung', 'Beratung Süd')
    await tick('Deutsch')
    await tick('Ukrainisch')
    await tick('Wohnen')
    await press('Person aufnehmen')

    await press('Sprechzeiten anlegen')
    await tick('Montag')
    await tick('Donnerstag')
    await page.locator('#from').fill('09:00')
    await page.locator('#to').fill('12:00')
    await page.getByLabel('Ort', { exact: true }).selectOption({ index: 1 })
    await press('Vorschau')
    await page.getByText('Kein gebuchter Termin ist betroffen.').waitFor()
    await press('Speichern')
    await page.getByText('Jetzt buchbar.').waitFor()

    await press('Auf der Buchungsseite ansehen')
    await page.locator('button.time').first().press('Enter')
    await page.locator('[name=name]').fill('Olena')
    await page.locator('main form button').last().press('Enter')
    await page.locator('.reference').waitFor()
    expect(
      (await freeSlots(server.origin)).every(({ counsellor }) => counsellor.id === 'beratung-sued'),
    ).toBe(true)

    await page.goto('/staff/')
    expect(await page.locator('.steps-list .done').count()).toBe(2)
    expect(complaints).toEqual([])
    await context.close()
  })
})
