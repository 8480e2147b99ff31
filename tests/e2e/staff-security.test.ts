import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { codeAt } from '../builders/authenticator-app.ts'
import { closeBrowser, desk, expectNoSidewaysScroll, visit } from '../builders/browser.ts'
import { fromMenu } from '../builders/menu.ts'
import { serverForThisFile } from '../builders/server.ts'
import { aMemberOf, password } from '../builders/staff-browser.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  await expectNoSidewaysScroll(page)
}

/** Types into the field that has this label, and sends its form, by keyboard. */
async function type(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).focus()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/staff/sign-in/')
  await page.locator('#email').fill(email)
  await type(page, '#password', password)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter')

describe('a second factor, by keyboard alone', () => {
  it('is turned on and asked for, and pages on the way have nothing for axe', async () => {
    const email = 'totp@example.org'
    await aMemberOf(server, email, 'administrator')
    // axe is a script itself, so scripts run here; none of this needs one, as the next test shows.
    const { page, context } = await visit(server.origin, { locale: 'de', viewport: desk })
    await signIn(page, email)
    await page.waitForURL(/staff\/\?/)
    await fromMenu(page, 'Sicherheit')
    await press(page, 'Einschalten')
    await page.waitForURL(/security\/app/)
    await look(page)
    const secret = await page.locator('.code').innerText()
    await type(page, '#code', codeAt(secret, Temporal.Now.instant()))
    await page.locator('.codes').waitFor()
    await look(page)
    const codes = await page.locator('.codes code').allInnerTexts()
    await page.getByRole('link', { name: 'Ich habe sie aufbewahrt' }).press('Enter')
    await look(page)
    await fromMenu(page, 'Abmelden')
    await signIn(page, email)
    await page.waitForURL(/sign-in\/code/)
    await look(page)
    await page.getByRole('link', { name: 'Ersatzcode benutzen' }).press('Enter')
    await page.waitForURL(/with=recovery/)
    await look(page)
    await type(page, '#code', codes[0] ?? '')
    await page.getByText(`Sie sind angemeldet als ${email}.`).waitFor()
    await context.close()
  }, 180_000)

  it('works where a browser runs no script at all', async () => {
    const email = 'no-script@example.org'
    await aMemberOf(server, email, 'editor')
    const { page, context } = await visit(server.origin, { locale: 'en', javaScriptEnabled: false })
    await signIn(page, email)
    await fromMenu(page, 'Security')
    expect(await page.locator('form[data-passkey]').isVisible()).toBe(false)
    await press(page, 'Turn on')
    await type(page, '#code', codeAt(await page.locator('.code').innerText(), Temporal.Now.instant()))
    await page.getByText('You see these codes only now.').waitFor()
    await context.close()
  })
})

describe('a passkey', () => {
  it('is added, signs in by itself, proves again who she is, and is removed', async () => {
    const email = 'passkey@example.org'
    await aMemberOf(server, email, 'administrator')
    // A passkey belongs to a name, never to a number.
    const origin = server.origin.replace('127.0.0.1', 'localhost')
    const { page, context, complaints } = await visit(origin, { locale: 'en' })
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    })
    await signIn(page, email)
    await fromMenu(page, 'Security')
    await type(page, '#passkey-name', 'office laptop')
    await page.getByText('The passkey is saved.').waitFor()
    await look(page)
    await fromMenu(page, 'Sign out')
    await press(page, 'Sign in with a passkey')
    await page.getByText(`You are signed in as ${email}.`).waitFor()
    await fromMenu(page, 'Sign out')
    // Her password alone leads to the passkey.
    await signIn(page, email)
    await page.waitForURL(/sign-in\/code/)
    await look(page)
    await press(page, 'Confirm with a passkey')
    await page.getByText(`You are signed in as ${email}.`).waitFor()
    await page.goto('/staff/confirm/?to=people/')
    await look(page)
    await press(page, 'Confirm with a passkey')
    await page.waitForURL(/\/staff\/people\//)
    await look(page)
    await page.getByRole('link', { name: email }).press('Enter')
    await page.waitForURL(/people\/[0-9a-f-]{36}\//)
    await look(page)
    await fromMenu(page, 'Log')
    await page.getByText('added a passkey').waitFor()
    await look(page)
    expect(complaints).toEqual([])
    await fromMenu(page, 'Sign out')
    // A key that does not look who holds it is not enough.
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await press(page, 'Sign in with a passkey')
    await page.getByText('That did not work.').waitFor()
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    await press(page, 'Sign in with a passkey')
    await fromMenu(page, 'Security')
    await press(page, 'Remove: office laptop')
    await page.getByText('The passkey is removed.').waitFor()
    await fromMenu(page, 'Sign out')
    await press(page, 'Sign in with a passkey')
    await page.getByText('That did not work.').waitFor()
    await context.close()
  }, 180_000)
})
