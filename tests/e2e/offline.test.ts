import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser, visit } from '../builders/browser.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'

const folder = dataFolder()
let server: TestServer
beforeAll(async () => {
  server = await startServer(folder.path)
})
afterAll(async () => {
  await closeBrowser()
  await server.stop()
  folder.remove()
})

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

describe('on a shared phone', () => {
  it('one tap removes the appointment from the device, and the booking stays', async () => {
    const { page, context, reference } = await booked()
    await page.locator('[data-forget]').click()
    await page.locator('[data-forgotten]').waitFor()
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
