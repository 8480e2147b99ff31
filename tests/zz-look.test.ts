import { afterAll, beforeAll, it } from 'vitest'
import { closeBrowser, theBrowser } from './builders/browser.ts'
import { aMember, firstCounsellor } from './builders/member.ts'
import { type Radicale, startRadicale } from './builders/radicale.ts'
import { serverForThisFile } from './builders/server.ts'

const server = serverForThisFile({ CALENDAR_ADDRESSES: 'any', LOTSE_LIMITS: 'off' })
let radicale: Radicale
beforeAll(async () => {
  radicale = await startRadicale()
  radicale.addCalendar('privat', 'Privat', 'VEVENT')
})
afterAll(async () => {
  await closeBrowser()
  await radicale.remove()
})
it('looks', async () => {
  const amira = await aMember(server, 'counsellor', firstCounsellor(server))
  const admin = await aMember(server, 'administrator')
  const { address, user, password } = radicale.account()
  const base = [
    ['address', address],
    ['user', user],
    ['password', password],
    ['stale', 'keep'],
    ['use', 'write'],
    ['use', 'read'],
  ] as [string, string][]
  const made = await amira.browser.post('/staff/calendars/connect/', base)
  const conn = made.response.headers.get('location') ?? ''
  radicale.changePassword('x')
  await amira.browser.post(conn, { do: 'try' })
  const f = await amira.browser.post('/staff/calendars/feeds/new/', [
    ['label', 'Diensthandy'],
    ['detail', 'topic'],
  ])
  const feed = f.response.headers.get('location') ?? ''
  const shots: [string, typeof amira, string][] = [
    ['list', amira, '/staff/calendars/'],
    ['connect', amira, '/staff/calendars/connect/'],
    ['one', amira, conn],
    ['feed', amira, feed],
    ['new', admin, '/staff/calendars/feeds/new/'],
    ['admin', admin, '/staff/calendars/'],
  ]
  for (const [w, h] of [
    [360, 640],
    [1280, 800],
  ] as const)
    for (const [name, who, path] of shots) {
      const context = await (await theBrowser()).newContext({
        viewport: { width: w, height: h },
        baseURL: server.origin,
        javaScriptEnabled: false,
        locale: w === 360 ? 'de' : 'en',
      })
      await who.enter(context)
      const page = await context.newPage()
      await page.goto(path.replace(/language=\w+/, `language=${w === 360 ? 'de' : 'en'}`))
      await page.screenshot({ path: `/tmp/shots-links/${name}-${w}.png`, fullPage: name !== 'admin' })
      await context.close()
    }
}, 240000)
