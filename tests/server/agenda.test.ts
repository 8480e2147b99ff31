import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import type {
  AgendaAnswer,
  AgendaAppointment,
  ExceptionChanged,
  FreeAnswer,
  MovedAnswer,
  ToldAnswer,
} from '../../src/islands/staff/agenda.ts'
import { bookingOf, call, freeSlots } from '../builders/api.ts'
import { aMember } from '../builders/member.ts'
import { at } from '../builders/result.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })

type Member = Awaited<ReturnType<typeof aMember>>['browser']

/** Two of the demonstration's team, and somebody else. */
const people = { own: 'im-04', colleague: 'im-09', stranger: 'im-01' } as const

function audit(): readonly string[] {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const rows = database.prepare('select what, subject from staff_audit order by at, id').all()
  database.close()
  return rows.map(({ what, subject }) => `${what} ${subject}`)
}

const scene: {
  counsellor: Member
  lead: Member
  administrator: Member
} = {} as never

beforeAll(async () => {
  const { own } = people
  scene.counsellor = (await aMember(server, 'counsellor', own)).browser
  scene.lead = (await aMember(server, 'team-lead', own)).browser
  scene.administrator = (await aMember(server, 'administrator')).browser
})

const dayOf = (instant: string) => instant.slice(0, 10)
const later = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString()

/** Books somebody, and finds the appointment in her calendar. */
async function booked(counsellor: string, place = 0) {
  const slots = await freeSlots(server.origin, `counsellor=${counsellor}`)
  const slot = at(slots, place)
  const { body } = await call<{ reference: string }>(`${server.origin}/api/bookings`, {
    method: 'POST',
    body: bookingOf(slot),
  })
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const row = database
    .prepare('select id from bookings where reference = ?')
    .get(body.reference.replace('-', ''))
  database.close()
  return { id: String(row?.id), slot: slot.id, date: dayOf(slot.start), other: at(slots, place + 1) }
}

const agendaAt = (date: string, counsellor?: string) =>
  `/staff/api/agenda?from=${date}&to=${later(date, 7)}${counsellor ? `&counsellor=${counsellor}` : ''}`

async function read<T>(member: Member, path: string): Promise<{ status: number; body: T }> {
  const { status, text } = await member.get(path)
  return { status, body: JSON.parse(text) }
}

async function send<T>(member: Member, path: string, body: unknown): Promise<{ status: number; body: T }> {
  const { status, text } = await member.postJson(path, body)
  return { status, body: JSON.parse(text) }
}

describe('the calendar’s addresses', () => {
  it('show a counsellor her own calendar, as the district’s clocks show it, and nobody’s name', async () => {
    const { own } = people
    const { id, date } = await booked(own)
    const { status, body } = await read<AgendaAnswer>(scene.counsellor, agendaAt(date))
    expect(status).toBe(200)
    const found = body.appointments.find(each => each.id === id)
    expect(found?.start).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    expect(found).toMatchObject({ status: 'booked', counsellor: { id: own }, changeable: true })
    expect(body.hours.length).toBeGreaterThan(0)
    expect(JSON.stringify(body)).not.toContain('Amal')
  })

  it('let a team lead see and move what her team has, and a counsellor only her own', async () => {
    const { colleague, stranger } = people
    const theirs = await booked(colleague)
    expect((await scene.lead.get(agendaAt(theirs.date, colleague))).status).toBe(200)
    expect((await scene.counsellor.get(agendaAt(theirs.date, colleague))).status).toBe(403)
    expect((await scene.lead.get(agendaAt(theirs.date, stranger))).status).toBe(403)
    const step = { booking: theirs.id, slot: theirs.other.id }
    const refused = await send<{ type: string }>(scene.counsellor, '/staff/api/agenda/move', step)
    expect([refused.status, refused.body.type]).toEqual([404, 'booking-unknown'])
    const moved = await send<AgendaAppointment>(scene.lead, '/staff/api/agenda/move', step)
    expect(moved.body).toMatchObject({ id: theirs.id, slot: theirs.other.id })
    expect(audit()).toContain(`moved ${theirs.id}`)
    const foreign = await booked(stranger)
    const theirSlot = { booking: theirs.id, slot: foreign.other.id }
    expect((await send(scene.lead, '/staff/api/agenda/move', theirSlot)).status).toBe(404)
    const stolen = { booking: foreign.id, slot: foreign.other.id }
    expect((await send(scene.lead, '/staff/api/agenda/move', stolen)).status).toBe(404)
    const gone = { booking: foreign.id, reason: 'ill' }
    expect((await send(scene.lead, '/staff/api/agenda/cancel', gone)).status).toBe(404)
  })

  it('name free times, move there and back, note each once, and cancel', async () => {
    const { own } = people
    const { id, slot, date } = await booked(own, 3)
    const path = `/staff/api/free?booking=${id}&from=${date}&to=${later(date, 14)}`
    const free = (await read<FreeAnswer>(scene.counsellor, path)).body
    expect(free.reached).toBe(false)
    const told = `/staff/api/agenda/told?booking=${id}`
    expect(['call', 'none']).toContain((await read<ToldAnswer>(scene.counsellor, told)).body.told)
    expect((await scene.counsellor.get(`${told}&more=1`)).status).toBe(422)
    expect(free.slots.map(each => each.slot)).not.toContain(slot)
    const to = at(free.slots, 0).slot
    const before = audit().length
    for (const [wanted, back] of [
      [to, slot],
      [to, null],
      [slot, to],
    ] as const) {
      const moved = await send<MovedAnswer>(scene.counsellor, '/staff/api/agenda/move', {
        booking: id,
        slot: wanted,
      })
      expect(moved.body).toMatchObject({ slot: wanted, back })
    }
    const cancelled = await send<AgendaAppointment>(scene.counsellor, '/staff/api/agenda/cancel', {
      booking: id,
      reason: 'ill',
    })
    expect(cancelled.body).toMatchObject({ status: 'cancelled', changeable: false })
    expect(audit().slice(before)).toEqual([`moved ${id}`, `moved ${id}`, `cancelled ${id}`])
    const late = { booking: id, slot: to }
    expect((await send(scene.counsellor, '/staff/api/agenda/move', late)).status).toBe(409)
  })

  it('move an exception, take it away and bring it back, for whose office hours she plans', async () => {
    const { own, stranger } = people
    const from = later(new Date().toISOString().slice(0, 10), 40)
    const days = { kind: 'off', rule: null, reason: 'vacation', from, to: from, hours: null }
    const restore = '/staff/api/agenda/exceptions/restore'
    expect((await send(scene.lead, restore, { ...days, counsellor: stranger })).status).toBe(403)
    const made = await send<ExceptionChanged>(scene.counsellor, restore, { ...days, counsellor: own })
    const { id } = made.body.exception
    const change = { id, from: later(from, 1), to: later(from, 3), hours: null }
    const path = '/staff/api/agenda/exceptions/change'
    expect((await send<ExceptionChanged>(scene.counsellor, path, change)).body.exception).toMatchObject(
      change,
    )
    const turned = { ...change, to: from }
    expect((await send<{ type: string }>(scene.counsellor, path, turned)).body.type).toBe('exception-invalid')
    const seen = (await read<AgendaAnswer>(scene.counsellor, agendaAt(from))).body.exceptions
    expect(seen).toMatchObject([{ id, changeable: true, from: change.from, counsellor: { id: own } }])
    const other = (await aMember(server, 'counsellor', stranger)).browser
    expect((await send(other, path, change)).status).toBe(404)
    expect((await send(other, '/staff/api/agenda/exceptions/remove', { id })).status).toBe(404)
    expect((await send(scene.counsellor, '/staff/api/agenda/exceptions/remove', { id })).status).toBe(200)
    expect((await send(scene.counsellor, '/staff/api/agenda/exceptions/remove', { id })).status).toBe(404)
    expect(audit().filter(line => line.endsWith(id))).toEqual([
      `added-exception ${id}`,
      `moved-exception ${id}`,
      `removed-exception ${id}`,
    ])
  })

  it('say in the language asked for what is wrong', async () => {
    const english = { headers: { 'Accept-Language': 'en' } }
    for (const path of [
      '/staff/api/agenda',
      '/staff/api/agenda?from=2026-11-24&to=2026-11-24',
      '/staff/api/agenda?from=2026-11-24&to=2027-11-24',
      '/staff/api/agenda?from=yesterday&to=2026-11-24',
      '/staff/api/free?from=2026-11-24&to=2026-11-25',
    ]) {
      const { status, text } = await scene.counsellor.get(path)
      expect([path, status, JSON.parse(text).type]).toEqual([path, 422, 'invalid-request'])
    }
    const { body } = await call<{ title: string }>(`${server.origin}/staff/api/agenda`, english)
    expect(body.title).toBe('You are not signed in any more. Sign in and try again.')
    const wrong = await send<{ type: string }>(scene.counsellor, '/staff/api/agenda/move', { booking: 'x' })
    expect(wrong.body.type).toBe('invalid-request')
    expect((await scene.counsellor.get('/staff/api/agenda/move')).status).toBe(405)
  })

  it('are closed to who is not signed in, to administrators, and to other sites', async () => {
    const posts = [
      'agenda/move',
      'agenda/cancel',
      'agenda/exceptions/change',
      'agenda/exceptions/remove',
      'agenda/exceptions/restore',
    ]
    const { own } = people
    const { id, other } = await booked(own, 1)
    const before = audit()
    const body = { booking: id, slot: other.id }
    for (const name of posts) {
      const path = `/staff/api/${name}`
      expect((await scene.administrator.postJson(path, body)).status).toBe(403)
      const response = await fetch(new URL(path, server.origin), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      })
      expect(response.status).toBe(401)
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
        const refused = await scene.counsellor.postJson(path, body, headers as Record<string, string>)
        expect([refused.status, JSON.parse(refused.text).type]).toEqual([403, 'cross-site'])
      }
    }
    expect((await scene.administrator.get(agendaAt('2026-11-24'))).status).toBe(403)
    expect((await scene.administrator.get('/staff/api/free')).status).toBe(403)
    expect(audit()).toEqual(before)
  })
})

describe('the calendar without script', () => {
  it('is a week as a list, with the weeks before and after, in both languages', async () => {
    const { own, stranger } = people
    const { id, date } = await booked(own, 2)
    const { text } = await scene.counsellor.get(`/staff/calendar/?date=${date}&language=en`)
    expect(text).toContain(`/staff/appointments/${id}/`)
    expect(text).toContain('Next week')
    const elsewhere = await scene.lead.get(`/staff/calendar/?counsellor=${stranger}`)
    expect(elsewhere.text).toContain('Diesen Kalender können Sie nicht öffnen.')
    expect((await scene.lead.get('/staff/calendar/?counsellor=&date=9999-99-99')).status).toBe(200)
    expect((await scene.administrator.get('/staff/calendar/')).text).not.toContain('plain-week')
  })
})
