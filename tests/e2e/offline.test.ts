import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, visit } from '../builders/browser.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

async function booked() {
  const visited = await visit(server.origin)
  const { page } = visited
  await page.goto('/ar/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto('/ar/guides/address/')
  await page.goto('/ar/book/times/?topic=housing&language=ar')
  await page.locator('button.time').first().click()
  await page.locator('[name=name]').fill('Amal')
  await page.locator('main form button').click()
  const reference = await page.locator('.reference').innerText()
  await page.locator('[data-kept]').waitFor()
  return { ...visited, reference }
}

describe('without a connection', () => {
  it('the appointment can be read on this device, and pages that were read before', async () => {
    const { page, context, reference } = await booked()
    await context.setOffline(true)
    await page.goto(`/ar/appointment/${reference}/`)
    expect(await page.locator('.reference').innerText()).toBe(reference)
    expect(await page.getByText(/Guten Tag\. Ich habe um/).isVisible()).toBe(true)
    await page.goto('/ar/guides/address/')
    expect(await page.locator('.step').count()).toBeGreaterThan(2)
    await context.close()
  })

  it('a page that was never read says so in the reader’s language, and lists the appointment', async () => {
    const { page, context, reference } = await booked()
    await context.setOffline(true)
    await page.goto('/ar/terms/')
    const link = page.locator('lotse-kept-appointments a')
    await link.waitFor()
    expect(await link.innerText()).toContain(reference)
    await link.click()
    expect(await page.locator('.reference').innerText()).toBe(reference)
    await context.close()
  })
})

describe('with a connection', () => {
  it('the appointment that was kept opens from the list of this device', async () => {
    const { page, context, reference } = await booked()
    await page.goto('/ar/appointment/')
    await page.locator('lotse-kept-appointments a').click()
    expect(await page.locator('.reference').innerText()).toBe(reference)
    await context.close()
  })
})

describe('somebody who came by a link', () => {
  it('can read that one page again without a connection', async () => {
    const { page, context } = await visit(server.origin)
    await page.goto('/ar/guides/address/')
    for (const address of ['/ar/guides/address/', '/ar/offline/'])
      await expect
        .poll(() => page.evaluate(async path => (await caches.match(path)) !== undefined, address), {
          timeout: 20_000,
        })
        .toBe(true)
    await context.setOffline(true)
    await page.reload()
    expect(await page.locator('.step').count()).toBeGreaterThan(2)
    await context.close()
  })
})

describe('on a shared phone', () => {
  it('one tap removes the appointment from the device, and the booking stays', async () => {
    const { page, context, reference } = await booked()
    await page.locator('[data-forget]').click()
    await page.locator('[data-forgotten]').waitFor()
    expect(await page.locator('main').innerText()).not.toContain(reference)
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-forgotten'))).toBe(true)
    await page.goto('/ar/appointment/')
    expect(await page.locator('lotse-kept-appointments a').count()).toBe(0)
    await context.setOffline(true)
    await page.goto(`/ar/appointment/${reference}/`)
    expect(await page.locator('.reference').count()).toBe(0)
    await context.close()
  })
})

describe('the link with the code behind #', () => {
  it('opens the appointment, and the code does not stay in the address', async () => {
    const { page, context, reference } = await booked()
    const code = await page.locator('.code').innerText()
    const other = await visit(server.origin)
    await other.page.goto(`/uk/appointment/${reference}/#${code}`)
    await other.page.locator('.reference').waitFor()
    expect(await other.page.locator('.reference').innerText()).toBe(reference)
    expect(other.page.url()).not.toContain(code)
    await other.context.close()
    await context.close()
  })
})
