import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '../../../src/staff/core/account.ts'
import { type Role, roles } from '../../../src/staff/core/role.ts'
import {
  makeChangeMember,
  makeDoToMember,
  makeListMembers,
  makeListOpenInvitations,
  makeWithdrawInvitation,
} from '../../../src/staff/use-cases/members.ts'
import { linesOnPage, makeReadAudit } from '../../../src/staff/use-cases/read-audit.ts'
import { type FactorScene, theFactorScene } from '../../builders/factor-scene.ts'
import { databases, email, goodPassword, granted } from '../../builders/staff-scene.ts'

const refusal = (kind: string) => ({ ok: false, refusal: { kind } })

describe.each(databases)('accounts on $name', ({ open }) => {
  let scene: FactorScene
  let administrator: Account
  beforeEach(async () => {
    scene = theFactorScene(await open())
    administrator = await another('admin@example.org', 'administrator')
  })
  afterEach(() => scene.opened.close())

  const another = async (address: string, role: Role): Promise<Account> => {
    const { secret } = granted(
      await scene.inviteStaff('operator', { email: address, role, counsellor: 'c1' }),
    )
    granted(await scene.acceptInvitation({ secret, password: goodPassword }))
    const account = await scene.opened.staff.findAccount(address)
    if (!account) throw new Error('there must be an account')
    return account
  }
  const doTo = (
    id: string,
    deed: 'lock' | 'unlock' | 'delete' | 'take-factor',
    by: Account = administrator,
  ) => makeDoToMember(scene.needs)(by, id, deed)
  const change = (id: string, role: Role, by: Account = administrator) =>
    makeChangeMember(scene.needs)(by, { id, role, counsellor: role === 'counsellor' ? 'c1' : null })

  test('are listed with what an administrator needs to know, and no more', async () => {
    const { account } = await scene.withFactor()
    const list = granted(await makeListMembers(scene.needs)(administrator))
    expect(list.map(member => member.email)).toEqual(['admin@example.org', email])
    const today = scene.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate()
    expect(list[1]).toEqual({
      ...account,
      created: list[1]?.created,
      ...{ locked: null, hasFactor: true, passkeys: 0, usedOn: today },
    })
    expect(list[0]?.usedOn).toBeNull()
  })

  test.each(roles)('are for %s only where she may', async role => {
    const mira = await scene.anAccount()
    const by = { ...administrator, id: 'other', role }
    const may = role === 'administrator'
    expect((await makeListMembers(scene.needs)(by)).ok).toBe(may)
    expect((await makeListOpenInvitations(scene.needs)(by)).ok).toBe(may)
    expect((await makeReadAudit(scene.needs)(by, { page: 1 })).ok).toBe(may)
    const { invitation } = granted(
      await scene.inviteStaff('operator', { email: 'x@example.org', role: 'editor', counsellor: null }),
    )
    expect((await makeWithdrawInvitation(scene.needs)(by, invitation.id)).ok).toBe(may)
    expect((await change(mira.id, 'editor', by)).ok).toBe(may)
    for (const deed of ['lock', 'unlock', 'take-factor', 'delete'] as const)
      expect((await doTo(mira.id, deed, by)).ok).toBe(may)
  })

  test('that are saved as they were stay signed in, and leave no line', async () => {
    const mira = await scene.anAccount('editor')
    const { cookie } = await scene.inside()
    const before = (await scene.opened.staff.audit(20)).length
    granted(await makeChangeMember(scene.needs)(administrator, { ...mira }))
    expect((await scene.whoIs(cookie)).signedIn).toBeDefined()
    expect(await scene.opened.staff.audit(20)).toHaveLength(before)
  })

  test('that are locked cannot sign in, and every session ends at once', async () => {
    const mira = await scene.anAccount()
    const { cookie } = await scene.inside()
    const link = granted(await scene.makeReset('operator', mira.id))
    granted(await doTo(mira.id, 'lock'))
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
    expect(await scene.enter()).toEqual(refusal('wrong-sign-in'))
    expect(await scene.readReset(link.secret)).toEqual(refusal('reset-unknown'))
    granted(await doTo(mira.id, 'unlock'))
    expect((await scene.enter()).ok).toBe(true)
  })

  test('that are locked between password and code stay out', async () => {
    const { account, secret } = await scene.withFactor()
    const step = await scene.step()
    granted(await doTo(account.id, 'lock'))
    expect(await scene.enterCode(scene.nextCode(secret), step)).toEqual(refusal('wrong-sign-in'))
  })

  test('that are deleted are gone with their sessions; what they did stays in the log', async () => {
    const { account, cookie } = await scene.withFactor()
    granted(await doTo(account.id, 'delete'))
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
    expect(await scene.enter()).toEqual(refusal('wrong-sign-in'))
    const { lines } = granted(await makeReadAudit(scene.needs)(administrator, { page: 1 }))
    expect(lines[0]).toMatchObject({ actor: administrator.id, what: 'deleted-account', subject: account.id })
    expect(lines.some(({ actor, what }) => actor === account.id && what === 'turned-on-factor')).toBe(true)
    expect(await doTo(account.id, 'lock')).toEqual(refusal('account-unknown'))
  })

  test('get another role, and have to sign in again for it', async () => {
    const mira = await scene.anAccount('team-lead')
    const { cookie } = await scene.inside()
    granted(await change(mira.id, 'editor'))
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
    expect((await scene.inside()).signedIn.account).toMatchObject({ role: 'editor', counsellor: null })
    granted(await change(mira.id, 'counsellor'))
    // Which calendar became hers is in the log, and that none did.
    const changes = (await scene.opened.staff.audit(2)).map(({ what, detail }) => `${what} ${detail}`)
    expect(changes).toEqual(['changed-account counsellor c1', 'changed-account editor'])
    const input = { id: mira.id, role: 'counsellor', counsellor: null } as const
    expect(await makeChangeMember(scene.needs)(administrator, input)).toEqual(refusal('counsellor-needed'))
  })

  test('lose a second factor that was lost', async () => {
    const { account } = await scene.withFactor()
    granted(await doTo(account.id, 'take-factor'))
    expect(granted(await scene.enter()).kind).toBe('signed-in')
  })

  test('are never without an administrator, whoever does what to whom', async () => {
    for (const deed of ['lock', 'delete'] as const)
      expect(await doTo(administrator.id, deed)).toEqual(refusal('own-account'))
    expect(await change(administrator.id, 'editor')).toEqual(refusal('own-account'))
    const second = await another('second@example.org', 'administrator')
    // Each locks the other at the same moment: one of them is still in.
    const answers = await Promise.all([doTo(second.id, 'lock'), doTo(administrator.id, 'lock', second)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const left = (await scene.opened.staff.members()).filter(({ locked }) => locked === null)
    expect(left).toHaveLength(1)
    const stranger = { ...second, id: 'other' }
    expect(await change(left[0]?.id ?? '', 'editor', stranger)).toEqual(refusal('last-administrator'))
  })

  test('have invitations that can be withdrawn', async () => {
    const { secret, invitation } = await scene.invite()
    const waiting = granted(await makeListOpenInvitations(scene.needs)(administrator))
    expect(waiting.map(({ id }) => id)).toEqual([invitation.id])
    granted(await makeWithdrawInvitation(scene.needs)(administrator, invitation.id))
    expect(await scene.readInvitation(secret)).toEqual(refusal('invitation-unknown'))
    expect(await makeWithdrawInvitation(scene.needs)(administrator, invitation.id)).toEqual(
      refusal('invitation-unknown'),
    )
  })

  test('have a log by pages, by person and by month', async () => {
    const at = scene.clock.now()
    const write = (n: number, actor: string, when: Temporal.Instant) => ({
      ...{ id: `${actor}-${n}`, at: when, actor, what: 'invited', subject: 's', detail: '' },
    })
    await scene.opened.staff.transaction(async tx => {
      for (let n = 0; n < linesOnPage; n += 1)
        await tx.note({ ...write(n, 'a1', at.add({ seconds: n })), what: 'invited' })
      await tx.note({ ...write(0, 'a2', Temporal.Instant.from('2026-08-31T22:00:00Z')), what: 'invited' })
      await tx.note({ ...write(1, 'a2', Temporal.Instant.from('2026-08-31T21:59:59Z')), what: 'invited' })
      return { ok: true, value: null }
    })
    const read = async (query: { person?: string; month?: string; page: number }) =>
      granted(await makeReadAudit(scene.needs)(administrator, query))
    const first = await read({ page: 1 })
    expect([first.lines.length, first.more]).toEqual([linesOnPage, true])
    expect((await read({ page: 2 })).more).toBe(false)
    expect((await read({ person: 'a2', page: 1 })).lines.map(({ id }) => id)).toEqual(['a2-0', 'a2-1'])
    // A month begins at midnight here, which is an evening before in UTC.
    expect((await read({ month: '2026-09', page: 1 })).lines.map(({ id }) => id)).toEqual(['a2-0'])
    expect((await read({ month: '2026-08', page: 1 })).lines.map(({ id }) => id)).toEqual(['a2-1'])
  })
})
