import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringsFor } from '../../src/i18n/strings/strings.ts'
import { type ApiBooking, type ApiSlot, call, freeSlots } from '../builders/api.ts'
import { counsellorsOf } from '../builders/counsellor.ts'
import { hiddenFields, sendForm, timesOn, wordsOf } from '../builders/reader.ts'
import { countRows, serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
const t = stringsFor('ar')
let counsellors: Awaited<ReturnType<typeof counsellorsOf>>
/** Places with times of one counsellor on one day, used up one after the other. */
let mornings: ApiSlot[][]
beforeAll(async () => {
  counsellors = await counsellorsOf(server.data)
  const slots = (await freeSlots(server.origin, 'topic=housing&language=ar')).filter(
    ({ mode, start, end }) => mode === 'office' && Date.parse(end) - Date.parse(start) === 30 * 60_000,
  )
  const byDay = Map.groupBy(slots, slot =>
    [slot.counsellor.id, slot.office?.id, slot.start.slice(0, 10)].join(' '),
  )
  mornings = [...byDay.values()].filter(({ length }) => length >= 4)
})
afterAll(() => counsellors.close())

function aMorning(): readonly [ApiSlot, ApiSlot, ...ApiSlot[]] {
  const [first, second, ...more] = mornings.shift() ?? []
  if (!first || !second) throw new Error('no mornings are left')
  return [first, second, ...more]
}

async function booked(slot: ApiSlot, more: object = {}) {
  const body = { slot: slot.id, topic: 'housing', language: 'ar', name: 'Amal', ...more }
  const answer = await call<ApiBooking>(`${server.origin}/api/bookings`, { method: 'POST', body })
  expect(answer.status).toBe(201)
  return { reference: answer.body.reference, code: answer.body.token, start: slot.start }
}
type Booked = Awaited<ReturnType<typeof booked>>

const act = ({ reference, code }: Booked, action: string, fields: Record<string, string> = {}) =>
  sendForm(`${server.origin}/ar/appointment/${reference}/`, { code, action, ...fields })
const startOf = async ({ reference }: Booked) => (await counsellors.booking(reference)).start.toString()

describe('another time', () => {
  it('is chosen from a list that has the code in forms only, and taken at once', async () => {
    const [first] = aMorning()
    const hers = await booked(first)
    const list = await act(hers, 'times')
    expect(list.status).toBe(200)
    expect([...list.html.matchAll(/(?:href|action|src)="([^"]*)"/g)].join()).not.toContain(hers.code)
    const fields = hiddenFields(list.html, 'class="time"')
    const [slot = ''] = timesOn(list.html).filter(id => id !== first.id)
    const moved = await sendForm(`${server.origin}/ar/appointment/${hers.reference}/`, { ...fields, slot })
    expect(wordsOf(moved.html)).toContain(t('appointment.moved'))
    expect((await counsellors.booking(hers.reference)).slot).toBe(slot)
    // Loaded again, the same form moves nothing and says the same.
    const { sequence } = await counsellors.booking(hers.reference)
    const again = await sendForm(`${server.origin}/ar/appointment/${hers.reference}/`, { ...fields, slot })
    expect(wordsOf(again.html)).toContain(t('appointment.moved'))
    expect((await counsellors.booking(hers.reference)).sequence).toBe(sequence)
  })

  it('that somebody else was faster to take leaves hers as it was, with times near to it', async () => {
    const [first, second, third] = aMorning()
    const hers = await booked(first)
    await booked(second)
    const { status, html } = await act(hers, 'move', { slot: second.id })
    expect(status).toBe(409)
    expect(wordsOf(html)).toContain(t('book.times.taken'))
    expect(timesOn(html)).toContain(third?.id)
    expect(await startOf(hers)).toBe(first.start)
  })

  it('goes on page by page', async () => {
    const hers = await booked(aMorning()[0])
    const { html } = await act(hers, 'times')
    const from = /<button[^>]*name="from" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const further = await act(hers, 'times', { from })
    expect(timesOn(further.html).length).toBeGreaterThan(0)
    expect(timesOn(further.html).filter(id => timesOn(html).includes(id))).toEqual([])
  })

  it('is on the phone only for who has left a number', async () => {
    const phones = (await freeSlots(server.origin, 'topic=housing&language=ar&mode=phone')).map(
      ({ id }) => id,
    )
    const offered = async (hers: Booked) =>
      timesOn((await act(hers, 'times')).html).filter(id => phones.includes(id)).length
    expect(await offered(await booked(aMorning()[0]))).toBe(0)
    const reachable = await booked(aMorning()[0], { contact: { phone: '0151 23456789' } })
    expect(await offered(reachable)).toBeGreaterThan(0)
  })
})

describe('a link without a code', () => {
  it('changes nothing, whatever it asks for', async () => {
    const hers = await booked(aMorning()[0])
    const before = countRows(server.data)
    for (const action of ['times', 'move', 'cancel', 'earlier', 'stay', 'take', 'calendar']) {
      const query = new URLSearchParams({ action, code: hers.code })
      const response = await fetch(`${server.origin}/ar/appointment/${hers.reference}/?${query}`)
      expect(response.status).toBe(200)
      expect(await response.text()).not.toContain(hers.code)
    }
    expect(countRows(server.data)).toEqual(before)
    expect((await counsellors.booking(hers.reference)).status).toBe('booked')
  })
})

describe('an earlier time', () => {
  it('is offered to who waits, until when, and taken with one tap', async () => {
    const [first, second] = aMorning()
    const [other, hers] = [await booked(first), await booked(second)]
    const waiting = await act(hers, 'earlier')
    expect(wordsOf(waiting.html)).toContain(t('appointment.earlier.waiting'))
    await act(other, 'cancel')
    const { html } = await act(hers, 'show')
    expect(wordsOf(html)).toContain(t('appointment.earlier.offer'))
    expect(html).toContain('class="note sun"')
    const offer = hiddenFields(html, 'value="take"')
    const taken = await act(hers, 'take', offer)
    expect(wordsOf(taken.html)).toContain(t('appointment.moved'))
    expect(await startOf(hers)).toBe(Temporal.Instant.from(first.start).toString())
    // The same form again: it is hers already.
    expect(wordsOf((await act(hers, 'take', offer)).html)).toContain(t('appointment.moved'))
  })

  it('that she leaves goes to others, and she keeps her own', async () => {
    const [first, second] = aMorning()
    const [other, hers] = [await booked(first), await booked(second)]
    await act(hers, 'earlier')
    await act(other, 'cancel')
    const offer = hiddenFields((await act(hers, 'show')).html, 'value="take"')
    expect(wordsOf((await act(hers, 'stay')).html)).toContain(t('appointment.earlier.stopped'))
    await booked(first)
    const gone = await act(hers, 'take', offer)
    expect([gone.status, wordsOf(gone.html)]).toEqual([
      200,
      expect.stringContaining(t('appointment.earlier.gone')),
    ])
    expect(await startOf(hers)).toBe(Temporal.Instant.from(second.start).toString())
  })

  it('is not waited for any more once the appointment is cancelled', async () => {
    const hers = await booked(aMorning()[0])
    await act(hers, 'cancel')
    for (const action of ['earlier', 'times'])
      expect(wordsOf((await act(hers, action)).html)).toContain(t('problem.illegal-transition'))
  })
})

describe('cancelling', () => {
  it('takes a reason along, which is not repeated to her', async () => {
    const hers = await booked(aMorning()[0])
    const { html } = await act(hers, 'cancel', { reason: 'other' })
    expect(await counsellors.booking(hers.reference)).toMatchObject({ status: 'cancelled', reason: 'other' })
    expect(wordsOf(html)).toContain(t('appointment.cancelledText'))
    expect(wordsOf(html)).not.toContain(t('reason.other'))
  })

  it.each(['', 'ill', 'constructor'])(
    'does without a reason, and leaves out what is none of hers: %j',
    async reason => {
      const hers = await booked(aMorning()[0])
      expect((await act(hers, 'cancel', { reason })).status).toBe(200)
      expect(await counsellors.booking(hers.reference)).toMatchObject({ status: 'cancelled', reason: null })
    },
  )
})

describe('what a counsellor changes', () => {
  it.each(['ill', 'away', 'closed', 'other'] as const)(
    'is told with its reason, and another time right there: %s',
    async reason => {
      const hers = await booked(aMorning()[0], { wishes: ['interpreter'] })
      await counsellors.cancel(hers.reference, reason)
      const { html } = await act(hers, 'show')
      const words = wordsOf(html)
      expect(words).toContain(t('appointment.cancelledBy'))
      expect(words).toContain(t(`reason.${reason}`))
      expect(words).not.toContain(t('appointment.cancelledText'))
      const link = /<a class="button" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
      expect(link).toContain('interpreter=yes')
      expect(timesOn(await (await fetch(server.origin + link)).text()).length).toBeGreaterThan(0)
    },
  )

  it('is told with who it is now, after a colleague has taken over', async () => {
    const hers = await booked(aMorning()[0])
    const label = await counsellors.handOver(hers.reference, 'ill')
    const { html } = await act(hers, 'show')
    expect(wordsOf(html)).toContain(t('appointment.handedOver'))
    expect(wordsOf(html)).toContain(t('reason.ill'))
    expect(html).toContain(`\u2068${label}\u2069`)
    expect(hiddenFields(html, 'value="times"').code).toBe(hers.code)
  })
})
