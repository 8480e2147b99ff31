// Each address of staff × each role × reading and writing: nobody gets further than her role may, whatever a page itself does.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { may } from '../../src/staff/core/may.ts'
import { type Role, roles } from '../../src/staff/core/role.ts'
import { staffRoutes } from '../../src/web/steps/staff-routes.ts'
import { aFormBrowser, aMember, firstCounsellor, sameSite } from '../builders/member.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()

/** Addresses that only who has signed in may open. What ends the session that asks is left out: it is tested by itself. */
const closed = Object.entries(staffRoutes).flatMap(([pattern, actions]) =>
  actions === 'open' ? [] : [{ pattern, path: `${pattern.replaceAll(/\[[^\]]+\]/g, 'nothing')}/`, actions }],
)
const opens = (role: Role, { actions }: (typeof closed)[number]): boolean =>
  actions.some(action => may(role, action))

const isApi = (path: string): boolean => path.startsWith('/staff/api/')

/** All that staff have ever done here. */
function deeds(): number {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const { count } = database.prepare('select count(*) as count from staff_audit').get() as { count: number }
  database.close()
  return count
}

type Member = Awaited<ReturnType<typeof aMember>>
const members = new Map<Role, Member>()
const memberOf = (role: Role): Member => {
  const member = members.get(role)
  if (!member) throw new Error(`nobody has signed in as ${role}`)
  return member
}

beforeAll(async () => {
  const counsellor = firstCounsellor(server)
  for (const role of roles) members.set(role, await aMember(server, role, counsellor))
})

describe('an address of staff', () => {
  it('is closed to who has not signed in', async () => {
    const stranger = aFormBrowser(server)
    for (const { path } of closed) {
      const answers = [await stranger.get(path), await stranger.post(path, { id: 'x' })]
      for (const { status, response } of answers)
        if (isApi(path)) expect([path, status]).toEqual([path, 401])
        else
          expect([path, status, response.headers.get('location')]).toEqual([
            ...[path, 303, expect.stringContaining('/staff/sign-in/')],
          ])
    }
  })

  it.each(roles)('opens to %s where her role may, and else does nothing', async role => {
    const { browser } = memberOf(role)
    const before = deeds()
    for (const route of closed) {
      const { status } = await browser.get(route.path)
      if (opens(role, route))
        expect([route.path, [401, 403, 500].includes(status)]).toEqual([route.path, false])
      else expect([route.path, status]).toEqual([route.path, 403])
    }
    for (const route of closed.filter(each => !opens(role, each))) {
      const posted = isApi(route.path)
        ? await browser.postJson(route.path, {})
        : await browser.post(route.path, { id: 'x' })
      expect([route.path, posted.status]).toEqual([route.path, 403])
    }
    expect(deeds()).toBe(before)
  })

  it.each(roles)('takes nothing that another site’s page sends with the cookie of a %s', async role => {
    const { browser } = memberOf(role)
    const before = deeds()
    for (const { path } of closed)
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}]) {
        const { status } = isApi(path)
          ? await browser.postJson(path, {}, headers)
          : await browser.post(path, { id: 'x' }, headers)
        expect([path, status]).toEqual([path, 403])
      }
    expect(deeds()).toBe(before)
  })

  it('that there is not is told so to who has signed in', async () => {
    const { browser } = memberOf('administrator')
    expect((await browser.get('/staff/nothing/')).status).toBe(404)
    expect((await browser.post('/staff/nothing/', {}, sameSite)).status).toBe(404)
  })
})
