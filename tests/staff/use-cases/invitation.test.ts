import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invitationHours } from '../../../src/staff/core/invitation.ts'
import { may } from '../../../src/staff/core/may.ts'
import { roles } from '../../../src/staff/core/role.ts'
import { rowsIn } from '../../builders/rows-in.ts'
import {
  databases,
  email,
  goodPassword,
  granted,
  type StaffScene,
  theScene,
} from '../../builders/staff-scene.ts'

const unknown = { ok: false, refusal: { kind: 'invitation-unknown' } }

describe.each(databases)('an invitation on $name', ({ open }) => {
  let scene: StaffScene
  beforeEach(async () => {
    scene = theScene(await open())
  })
  afterEach(() => scene.opened.close())

  const accept = (secret: string, password = goodPassword) => scene.acceptInvitation({ secret, password })

  test.each(roles)('makes an account of the role %s, with the counsellor that she is', async role => {
    expect(await scene.anAccount(role)).toMatchObject({ email, role, counsellor: 'c1' })
    expect((await scene.enter()).ok).toBe(true)
  })

  test('is counted as long as somebody can take it, and then as the account of a counsellor', async () => {
    const counted = () => scene.opened.staff.counts(scene.clock.now())
    const nothing = { accounts: 0, ofCounsellors: 0, openInvitations: 0 }
    expect(await counted()).toEqual(nothing)
    const { secret } = await scene.invite()
    expect(await counted()).toEqual({ ...nothing, openInvitations: 1 })
    scene.clock.advance({ hours: invitationHours })
    expect(await counted()).toEqual(nothing)
    scene.clock.advance({ hours: -invitationHours })
    granted(await accept(secret))
    expect(await counted()).toEqual({ accounts: 1, ofCounsellors: 1, openInvitations: 0 })
  })

  test('works once, also for two who open it at the same moment', async () => {
    const { secret } = await scene.invite()
    const answers = await Promise.all([accept(secret), accept(secret), accept(secret)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accept(secret, 'another long password')).toEqual(unknown)
    expect(await scene.readInvitation(secret)).toEqual(unknown)
    expect(await rowsIn(scene.opened.database, 'staff_accounts')).toHaveLength(1)
    expect(await rowsIn(scene.opened.database, 'staff_credentials')).toHaveLength(1)
  })

  test('works for 72 hours', async () => {
    const { secret } = await scene.invite()
    scene.clock.set(scene.clock.now().add({ hours: invitationHours }).subtract({ milliseconds: 1 }))
    expect((await scene.readInvitation(secret)).ok).toBe(true)
    scene.clock.advance({ milliseconds: 1 })
    expect(await scene.readInvitation(secret)).toEqual(unknown)
    expect(await accept(secret)).toEqual(unknown)
    await scene.sweep()
    expect(await rowsIn(scene.opened.database, 'staff_invitations')).toEqual([])
  })

  test('is worth nothing once a newer one was made for the same address', async () => {
    const former = await scene.invite()
    const newer = await scene.invite()
    expect(await scene.readInvitation(former.secret)).toEqual(unknown)
    expect((await scene.readInvitation(newer.secret)).ok).toBe(true)
  })

  test('opens nothing for whoever made up a link', async () => {
    await scene.invite()
    for (const secret of ['', 'x', 'A'.repeat(43), "' or 1=1 --"]) {
      expect(await scene.readInvitation(secret)).toEqual(unknown)
      expect(await accept(secret)).toEqual(unknown)
    }
  })

  test('stays when the password is refused, and the account is made with the next one', async () => {
    const { secret } = await scene.invite()
    expect(await accept(secret, 'password1234')).toEqual({
      ok: false,
      refusal: { kind: 'password-refused', fault: 'common' },
    })
    expect((await accept(secret)).ok).toBe(true)
  })

  test('leaves neither link nor password readable in the database', async () => {
    const { secret } = await scene.invite()
    granted(await accept(secret))
    const tables = ['staff_accounts', 'staff_credentials', 'staff_invitations', 'staff_audit'] as const
    const rows = await Promise.all(tables.map(table => rowsIn(scene.opened.database, table)))
    expect(JSON.stringify(rows)).toContain(email)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(rows)).not.toContain(goodPassword)
  })

  test('stands in the audit log with who made it and who took it, and no address', async () => {
    const account = await scene.anAccount('editor')
    const [accepted, invited] = await scene.opened.staff.audit(10)
    expect(invited).toMatchObject({ actor: null, what: 'invited', detail: 'editor c1' })
    expect(accepted).toMatchObject({
      actor: account.id,
      what: 'accepted-invitation',
      subject: invited?.subject,
    })
    expect(JSON.stringify([accepted, invited])).not.toContain(email)
  })

  test.each(roles)('is made by %s only where her role may', async role => {
    const input = { email: 'new@example.org', role: 'administrator', counsellor: null } as const
    const invited = await scene.inviteStaff({ id: 'a1', role }, input)
    expect(invited.ok).toBe(may(role, 'invite-staff'))
    expect(invited.ok).toBe(role === 'administrator')
    expect(await scene.opened.staff.audit(10)).toHaveLength(invited.ok ? 1 : 0)
  })

  test('is refused for what cannot be', async () => {
    const refusalOf = async (input: {
      email: string
      role: 'counsellor' | 'editor'
      counsellor: string | null
    }) => {
      const invited = await scene.inviteStaff('operator', input)
      return invited.ok ? undefined : invited.refusal.kind
    }
    expect(await refusalOf({ email: 'no address', role: 'editor', counsellor: null })).toBe('email-invalid')
    expect(await refusalOf({ email, role: 'counsellor', counsellor: null })).toBe('counsellor-needed')
    expect(await refusalOf({ email, role: 'counsellor', counsellor: 'c9' })).toBe('counsellor-unknown')
    await scene.anAccount()
    expect(await refusalOf({ email: email.toUpperCase(), role: 'editor', counsellor: null })).toBe(
      'account-exists',
    )
  })
})
