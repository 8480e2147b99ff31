import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKeys } from '../../src/adapters/push/fresh-keys.ts'
import { stringsFor } from '../../src/i18n/strings/strings.ts'
import { freeSlots } from '../builders/api.ts'
import { closeBrowser, expectNoSidewaysScroll, visit } from '../builders/browser.ts'
import { aDevice } from '../builders/device.ts'
import { serverForThisFile } from '../builders/server.ts'

const keys = freshKeys()
const endpoint = 'https://push.example.org/device'
const server = serverForThisFile({
  ...{ VAPID_PUBLIC_KEY: keys.publicKey, VAPID_PRIVATE_KEY: keys.privateKey, LOTSE_LIMITS: 'off' },
  ...{ MAIL_FROM: 'termine@auental.example.org', PUSH_SERVICES: 'push.example.org' },
})
afterAll(closeBrowser)

let from = ''
beforeAll(async () => {
  const slots = await freeSlots(server.origin, 'language=ar')
  from = slots.find(({ start }) => Date.parse(start) > Date.now() + 3 * 86_400_000)?.start ?? ''
})

/** No push service can be reached here: the browser's own part is played, all else is real. */
async function withoutService(page: Page): Promise<void> {
  const { subscription } = aDevice(endpoint)
  await page.addInitScript(known => {
    const key = 'test subscription'
    const made = {
      ...known,
      toJSON: () => known,
      unsubscribe: async () => {
        sessionStorage.removeItem(key)
        return true
      },
    }
    PushManager.prototype.getSubscription = async () =>
      sessionStorage.getItem(key) === null ? null : (made as unknown as PushSubscription)
    PushManager.prototype.subscribe = async () => {
      sessionStorage.setItem(key, 'yes')
      return made as unknown as PushSubscription
    }
  }, subscription)
}

async function booked(segment: 'de' | 'ar', permissions: string[] = ['notifications']) {
  const visited = await visit(server.origin, { permissions })
  const { page } = visited
  await withoutService(page)
  await page.goto(`/${segment}/book/times/?topic=housing&language=ar&from=${encodeURIComponent(from)}`)
  await page.locator('button.time').first().click()
  await page.locator('[name=name]').fill('Amal')
  await page.locator('main form button').click()
  await page.locator('lotse-remind summary').waitFor()
  return {
    ...visited,
    remind: page.locator('lotse-remind'),
    reference: await page.locator('.reference').innerText(),
  }
}

describe.each(['de', 'ar'] as const)('a reminder on this device in %s', segment => {
  const t = stringsFor(segment)

  it('is explained before the browser asks, turned on and off by keyboard, and fits a phone', async () => {
    const { page, context, complaints, remind, reference } = await booked(segment)
    const button = remind.locator('button')
    expect(await button.isVisible()).toBe(false)
    await remind.locator('summary').focus()
    await page.keyboard.press('Enter')
    for (const text of ['text', 'carrier', 'shared'] as const)
      expect(await remind.getByText(t(`appointment.alert.${text}`)).isVisible()).toBe(true)
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('Tab')
    expect(await button.innerText()).toBe(t('appointment.alert.turnOn'))
    await page.keyboard.press('Enter')
    await remind.getByText(t('appointment.alert.on')).waitFor()
    expect(await button.innerText()).toBe(t('appointment.alert.turnOff'))
    expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(47.5)
    await expectNoSidewaysScroll(page)
    // Whoever comes back sees that it is on.
    await page.goto(`/${segment}/appointment/${reference}/?kept`)
    await remind.locator('summary').click()
    await remind.getByText(t('appointment.alert.on')).waitFor()
    await button.click()
    await remind.getByText(t('appointment.alert.off')).waitFor()
    expect(await button.innerText()).toBe(t('appointment.alert.turnOn'))
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('somebody who takes her appointment off a shared phone', () => {
  it('takes the reminder off too', async () => {
    const { page, context, remind } = await booked('de')
    await remind.locator('summary').click()
    await remind.locator('button').click()
    await remind.getByText(stringsFor('de')('appointment.alert.on')).waitFor()
    const subscribed = () => page.evaluate(() => sessionStorage.getItem('test subscription'))
    expect(await subscribed()).toBe('yes')
    await page.locator('[data-forget]').click()
    await page.locator('[data-forgotten]').waitFor()
    await expect.poll(subscribed).toBeNull()
    await context.close()
  })
})

describe('a browser that allows no messages', () => {
  it('is named as the reason, with where to change it', async () => {
    const { context, remind } = await booked('de', [])
    await remind.locator('summary').click()
    await remind.locator('button').click()
    await remind.getByText(stringsFor('de')('appointment.alert.refused')).waitFor()
    await context.close()
  })
})

describe('a reminder that arrives', () => {
  it('is shown in her words, and leads to the appointment', async () => {
    const { page, context, reference } = await booked('ar')
    await page.evaluate(() => navigator.serviceWorker.ready)
    const session = await context.newCDPSession(page)
    const registered = new Promise<string>(resolve =>
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations
        if (first) resolve(first.registrationId)
      }),
    )
    await session.send('ServiceWorker.enable')
    const url = `/ar/appointment/${reference}/?kept`
    const sent = {
      title: 'موعدكم',
      body: 'لديكم موعد غداً.',
      today: 'لديكم موعد اليوم.',
      midnight: Date.now() + 1e8,
      url,
    }
    await session.send('ServiceWorker.deliverPushMessage', {
      origin: server.origin,
      registrationId: await registered,
      data: JSON.stringify(sent),
    })
    const shown = () =>
      page.evaluate(async () => {
        const { getNotifications } = ServiceWorkerRegistration.prototype
        const registration = await navigator.serviceWorker.ready
        return (await getNotifications.call(registration)).map(({ title, body, data }) => ({
          title,
          body,
          data,
        }))
      })
    await expect.poll(shown).toEqual([{ title: sent.title, body: sent.body, data: url }])
    await context.close()
  })
})
