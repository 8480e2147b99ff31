import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, desk, visit } from '../builders/browser.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
afterAll(closeBrowser)

describe('changing the language', () => {
  it.each([true, false])('keeps the page (script: %s)', async javaScriptEnabled => {
    const { page, context } = await visit(server.origin, { javaScriptEnabled })
    await page.goto('/ar/guides/address/')
    await page.locator('.languages summary').click()
    await page.getByRole('link', { name: 'Українська' }).first().click()
    expect(new URL(page.url()).pathname).toBe('/uk/guides/address/')
    await context.close()
  })

  it('keeps the step that is open', async () => {
    const { page, context } = await visit(server.origin, { reducedMotion: 'reduce' })
    await page.goto('/ar/guides/address/#register')
    await page.locator('.languages summary').evaluate(summary => (summary as HTMLElement).click())
    await page.locator('.languages a[hreflang=uk]').evaluate(link => (link as HTMLElement).click())
    await page.waitForURL(/\/uk\//)
    expect(new URL(page.url()).hash).toBe('#register')
    await context.close()
  })

  it('keeps what was chosen for a talk', async () => {
    const { page, context } = await visit(server.origin, { javaScriptEnabled: false })
    await page.goto('/ar/book/times/?topic=housing&language=ar&guide=address&step=register')
    await page.locator('.languages summary').click()
    await page.locator('.languages a[hreflang=de]').click()
    const { pathname, searchParams } = new URL(page.url())
    expect([pathname, searchParams.get('topic'), searchParams.get('step')]).toEqual([
      '/de/book/times/',
      'housing',
      'register',
    ])
    await context.close()
  })

  it('shows its whole menu, however narrow the screen', async () => {
    for (const [address, width] of [
      ['/de-simple/', 320],
      ['/uk/', 320],
      ['/ar/', 320],
      ['/en/', 360],
    ] as const) {
      const { page, context } = await visit(server.origin, {
        viewport: { width, height: 640 },
        textSize: width === 360 ? 2 : 1,
      })
      await page.goto(address)
      await page.locator('.languages summary').click()
      const box = await page.locator('.languages ul').boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      await context.close()
    }
  })

  it('of one step needs no script', async () => {
    const { page, context } = await visit(server.origin, { javaScriptEnabled: false })
    await page.goto('/ar/guides/address/')
    const step = page.locator('#register')
    await step.getByText('بلغة أخرى').click()
    await step.getByRole('link', { name: 'Українська' }).click()
    expect(page.url()).toBe(`${server.origin}/uk/guides/address/#register`)
    await context.close()
  })
})

describe('a guide', () => {
  it('says before the first step, in the reader’s language, that a machine has translated it, with the German one tap away', async () => {
    const { page, context } = await visit(server.origin)
    await page.goto('/uk/guides/asylum-interview/')
    const [status, first] = [page.locator('main .note').first(), page.locator('.step').first()]
    expect(await status.innerText()).toMatch(/[\u0400-\u04FF]{6}/)
    const [above, below] = [await status.boundingBox(), await first.boundingBox()]
    expect(above?.y).toBeLessThan(below?.y ?? 0)
    await status.getByRole('link').click()
    expect(new URL(page.url()).pathname).toBe('/de/guides/asylum-interview/')
    await context.close()
  })

  it('explains an official word with one tap and without script', async () => {
    const { page, context } = await visit(server.origin, { javaScriptEnabled: false })
    await page.goto('/ar/guides/address/')
    const step = page.locator('.step').first()
    await step.locator('details summary').first().click()
    expect(await step.locator('details dd').first().isVisible()).toBe(true)
    await page.locator('a.term').first().click()
    expect(new URL(page.url()).pathname).toBe('/ar/terms/')
    expect(await page.locator(':target').isVisible()).toBe(true)
    await context.close()
  })

  it('copies the link to one step, with its language, where the phone cannot share', async () => {
    const { page, context } = await visit(server.origin, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await page.goto('/ar/guides/address/')
    await page.locator('#register lotse-share button').click()
    await page.locator('#register [role=status]').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${server.origin}/ar/guides/address/#register`,
    )
    await context.close()
  })

  it('shows the link to copy by hand where copying is forbidden', async () => {
    const { page, context, complaints } = await visit(server.origin)
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', { value: undefined })
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await page.goto('/ar/guides/address/')
    await page.locator('#register lotse-share button').click()
    expect(await page.locator('#register [role=status]').innerText()).toContain(
      '/ar/guides/address/#register',
    )
    expect(complaints).toEqual([])
    await context.close()
  })

  it('stands beside German, step beside step on a desk and below it on a phone', async () => {
    for (const [viewport, beside] of [
      [desk, true],
      [{ width: 360, height: 640 }, false],
    ] as const) {
      const { page, context } = await visit(server.origin, { viewport })
      await page.goto('/ar/guides/address/with/de/')
      const cells = page.locator('#register .card')
      const [own, german] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()]
      expect(Math.abs((own?.y ?? 0) - (german?.y ?? 0)) < 2).toBe(beside)
      await context.close()
    }
  })
})

describe('a step in two languages', () => {
  it('is sent on as a link that keeps both languages and the step', async () => {
    const { page, context } = await visit(server.origin, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await page.goto('/ar/guides/address/with/de/')
    await page.locator('#register lotse-share button').click()
    await page.locator('#register [role=status]').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${server.origin}/ar/guides/address/with/de/#register`,
    )
    await context.close()
  })
})

describe('on every page', () => {
  it.each(['/ar/', '/ar/guides/address/', '/ar/offices/', '/ar/book/', '/ar/appointment/', '/staff/'])(
    '%s leads to the emergency numbers with one tap',
    async address => {
      const { page, context } = await visit(server.origin, { javaScriptEnabled: false })
      await page.goto(address)
      await page.locator('a[href="#emergency"]').click()
      expect(await page.locator('#emergency a[href="tel:112"]').isVisible()).toBe(true)
      await context.close()
    },
  )

  it('the district is named as a demonstration', async () => {
    const { page, context } = await visit(server.origin)
    for (const address of ['/', '/ar/', '/uk/guides/', '/de/book/', '/staff/']) {
      await page.goto(address)
      expect(await page.locator('.notice').isVisible(), address).toBe(true)
    }
    await context.close()
  })
})

describe('an office', () => {
  it('can be called, found on a map, and talked to', async () => {
    const { page, context } = await visit(server.origin, { javaScriptEnabled: false })
    await page.goto('/uk/offices/#kind-foreigners-authority')
    const card = page.locator('#office-foreigners-authority')
    await card.locator('summary').click()
    expect(await card.locator('a[href^="tel:+49"]').isVisible()).toBe(true)
    expect(await card.locator('a[href^="geo:"]').isVisible()).toBe(true)
    await card.locator('a.button').click()
    expect(new URL(page.url()).pathname).toMatch(/^\/uk\/book\//)
    await context.close()
  })
})

describe('who forgets to say what it is about', () => {
  it('is told so in her own language', async () => {
    const { page, context } = await visit(server.origin)
    await page.goto('/ar/book/')
    await page.locator('main form button').click()
    await page.locator('.errors').waitFor()
    expect(await page.locator('.errors').innerText()).toMatch(/[\u0600-\u06FF]{4}/)
    await context.close()
  })
})

describe('later days', () => {
  const times = '/ar/book/times/?topic=housing&language=ar'

  it('come below with script, and every time on the page can be booked', async () => {
    const { page, context, complaints } = await visit(server.origin)
    await page.goto(times)
    const before = await page.locator('button.time').count()
    const dayHeadings = async () => page.locator('[data-day] > h2').allInnerTexts()
    await page.locator('a[data-more]').click()
    await page.waitForFunction(count => document.querySelectorAll('button.time').length > count, before)
    expect(new URL(page.url()).searchParams.has('from')).toBe(false)
    const ids = await page.locator('[id]').evaluateAll(elements => elements.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const headings = await dayHeadings()
    expect(new Set(headings).size).toBe(headings.length)
    await page.locator('button.time').last().click()
    await page.locator('#name').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are a page of their own without', async () => {
    const { page, context } = await visit(server.origin, { javaScriptEnabled: false })
    await page.goto(times)
    await page.locator('a[data-more]').click()
    expect(new URL(page.url()).searchParams.has('from')).toBe(true)
    expect(await page.locator('button.time').count()).toBeGreaterThan(0)
    await context.close()
  })
})

describe('with the keyboard alone', () => {
  it('one goes from the guide to a booked appointment', async () => {
    const { page, context } = await visit(server.origin, { locale: 'de' })
    await page.goto('/de/guides/address/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content')
    await page.keyboard.press('Enter')
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 150; presses += 1) {
        await page.keyboard.press('Tab')
        if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) return
      }
      throw new Error(`${selector} cannot be reached`)
    }
    await tabTo('.talk-bar a')
    await page.keyboard.press('Enter')
    await page.waitForURL(/times/)
    await page.locator('button.time').first().waitFor()
    await tabTo('button.time')
    expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineWidth)).toBe(
      '3px',
    )
    await page.keyboard.press('Enter')
    await page.locator('#name').waitFor()
    await tabTo('#name')
    await page.keyboard.type('Amal')
    await page.keyboard.press('Enter')
    await page.locator('.reference').waitFor()
    await context.close()
  })
})
