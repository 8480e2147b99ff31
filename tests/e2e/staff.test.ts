import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, desk, expectNoSidewaysScroll, visit } from '../builders/browser.ts'
import { runCommand } from '../builders/command.ts'
import { fromMenu } from '../builders/menu.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

const password = 'drei Boote im Nebel'

async function invitation(email: string): Promise<string> {
  const args = ['--email', email, '--role', 'administrator']
  const { output, errors } = await runCommand('staff-invite', args, { LOTSE_DATA: server.data })
  const [link = ''] = output.split('\n')
  if (!URL.canParse(link)) throw new Error(errors)
  return new URL(link).pathname
}

async function look(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  await expectNoSidewaysScroll(page)
}

describe('an administrator, by keyboard alone and without script', () => {
  it.each([
    ['on a phone', undefined],
    ['at her desk', desk],
  ])(
    'takes her invitation, signs in, looks where she is signed in, and leaves: %s',
    async (where, viewport) => {
      const options = { javaScriptEnabled: false, locale: 'de', ...(viewport && { viewport }) }
      const { page, context, complaints } = await visit(server.origin, options)
      const address = `${where.replaceAll(' ', '-')}@example.org`
      await page.goto(await invitation(address))
      await page.locator('#password').focus()
      await page.keyboard.type('kurz')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('#password-fault').count()).toBe(1)
      await page.locator('#password').focus()
      await page.keyboard.type(password)
      await page.keyboard.press('Enter')
      await page.waitForURL(/sign-in/)
      await page.locator('#email').focus()
      await page.keyboard.type(address)
      await page.keyboard.press('Tab')
      await page.keyboard.type(password)
      await page.keyboard.press('Enter')
      // A browser keeps a Secure cookie of its own machine over http too: nothing is different in development.
      await page.getByText(`Sie sind angemeldet als ${address}.`).waitFor()
      const [cookie] = await context.cookies()
      expect(cookie).toMatchObject({
        name: '__Host-lotse-staff',
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      })
      await fromMenu(page, 'Meine Anmeldungen')
      await page.getByText('Dieses Gerät').waitFor()
      await fromMenu(page, 'Abmelden')
      await page.getByText('Sie sind abgemeldet.').waitFor()
      expect(await context.cookies()).toEqual([])
      // A page that says what is wrong has a status that says so too, and Chromium counts that.
      expect(complaints.filter(text => !text.includes('422'))).toEqual([])
      await context.close()
    },
  )

  it('finds pages that axe finds nothing on', async () => {
    const { page, context } = await visit(server.origin, { locale: 'en' })
    const path = await invitation('axe@example.org')
    await page.goto(path)
    await look(page)
    await page.locator('#password').fill('kurz')
    await page.locator('main button').first().click()
    await page.locator('#password-fault').waitFor()
    await look(page)
    await page.locator('#password').fill(password)
    await page.locator('main button').first().click()
    await page.waitForURL(/sign-in/)
    await look(page)
    await page.locator('#email').fill('axe@example.org')
    await page.locator('#password').fill('not this one')
    await page.locator('main button').first().click()
    await page.locator('.errors').waitFor()
    await look(page)
    await page.locator('#password').fill(password)
    await page.locator('main button').first().click()
    await page.getByText('You are signed in').waitFor()
    await look(page)
    await page.goto('/staff/sessions/')
    await look(page)
    await page.goto(path)
    await page.getByText('does not work any more').waitFor()
    await look(page)
    await context.close()
  })
})
