import { afterAll, it } from 'vitest'
import { closeBrowser, theBrowser } from './builders/browser.ts'
import { aMember } from './builders/member.ts'
import { fillNumbers } from './builders/number-rows.ts'
import { serverForThisFile } from './builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
afterAll(closeBrowser)
it('looks', async () => {
  const admin = await aMember(server, 'administrator')
  for (const full of [false, true]) {
    if (full) fillNumbers(server.data)
    for (const [w, h] of [
      [360, 640],
      [1280, 800],
    ] as const) {
      const context = await (await theBrowser()).newContext({
        viewport: { width: w, height: h },
        baseURL: server.origin,
        javaScriptEnabled: false,
      })
      await admin.enter(context)
      const page = await context.newPage()
      await page.goto(`/staff/numbers/?language=${w === 360 ? 'de' : 'en'}`)
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      const step = w === 360 ? 2400 : 1800
      await page.setViewportSize({ width: w, height: step })
      for (let top = 0; top < height && top < 4 * step; top += step) {
        await page.evaluate(y => scrollTo(0, y), top)
        await page.screenshot({ path: `/tmp/shots-links/numbers-${full}-${w}-${top / step}.png` })
      }
      if (full && w === 1280) await page.pdf({ path: '/tmp/shots-links/numbers.pdf', format: 'A4' })
      console.log(w, full, height)
      await context.close()
    }
  }
}, 240000)
