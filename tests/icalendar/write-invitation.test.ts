import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { writeEvent } from '../../src/icalendar/write-event.ts'
import { writeInvitation } from '../../src/icalendar/write-invitation.ts'

const event = (cancelled: boolean, location: string | null = 'Rathaus') =>
  writeEvent({
    ...{ uid: 'b1@auental.lotse', reference: 'K7M-4TX', sequence: 3, cancelled, location },
    start: Temporal.Instant.from('2026-11-24T08:00:00Z'),
    end: Temporal.Instant.from('2026-11-24T08:30:00Z'),
    changed: Temporal.Instant.from('2026-11-22T12:00:00Z'),
    words: { appointment: 'Termin', cancelled: 'Abgesagt' },
  })
const organizer = { name: 'Landkreis Auental', address: 'termine@auental.example.org' }
const attendee = { name: 'Integrationsmanagement 1', address: 'amt@example.org' }

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const vevent = calendar.getFirstSubcomponent('vevent')
  const property = (name: string) => vevent?.getFirstProperty(name)
  return {
    method: calendar.getFirstPropertyValue('method'),
    status: vevent?.getFirstPropertyValue('status'),
    uid: vevent?.getFirstPropertyValue('uid'),
    sequence: vevent?.getFirstPropertyValue('sequence'),
    organizer: property('organizer')?.getFirstValue(),
    attendee: property('attendee')?.getFirstValue(),
    name: property('attendee')?.getParameter('cn'),
    rsvp: property('attendee')?.getParameter('rsvp'),
  }
}

describe('a mail for a counsellor’s calendar', () => {
  test('asks for a place in it, and takes the same event away again', () => {
    expect(read(writeInvitation({ method: 'REQUEST', event: event(false), organizer, attendee }))).toEqual({
      ...{ method: 'REQUEST', status: 'CONFIRMED', uid: 'b1@auental.lotse', sequence: 3 },
      ...{ organizer: 'mailto:termine@auental.example.org', attendee: 'mailto:amt@example.org' },
      ...{ name: 'Integrationsmanagement 1', rsvp: 'FALSE' },
    })
    const gone = read(writeInvitation({ method: 'CANCEL', event: event(true), organizer, attendee }))
    expect(gone).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: 'b1@auental.lotse' })
  })

  test('has lines of 75 octets at most, whatever people are called, and no name breaks out of its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), name => {
        const text = writeInvitation({
          ...{ method: 'REQUEST', event: event(false), organizer: { ...organizer, name } },
          attendee: { ...attendee, name },
        })
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(read(text)).toMatchObject({ organizer: `mailto:${organizer.address}`, sequence: 3 })
      }),
      { numRuns: 500 },
    )
  })
})
