import { expect, test } from 'vitest'
import { readInWorker } from '../../../src/adapters/calendar/read-in-worker.ts'

const frame = { from: Date.parse('2026-11-20'), to: Date.parse('2027-03-01'), zone: 'Europe/Berlin' }
const object = (uid: string, ...lines: readonly string[]) => ({
  ...frame,
  text: [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//DE', 'BEGIN:VEVENT', `UID:${uid}`],
    ...['DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n'),
})
const usual = ['DTSTART:20261124T080000Z', 'DTEND:20261124T083000Z']

test('each object is read by itself: one that never ends, or is none, keeps no other', async () => {
  const answers = await readInWorker([
    object('1', ...usual),
    object('never', 'DTSTART:20261101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    object('2', ...usual),
    { ...frame, text: 'no calendar' },
    object('3', ...usual),
  ])
  const time = { from: Date.parse('2026-11-24T08:00:00Z'), to: Date.parse('2026-11-24T08:30:00Z') }
  expect(answers).toEqual([
    [{ uid: '1', ...time }],
    null,
    [{ uid: '2', ...time }],
    null,
    [{ uid: '3', ...time }],
  ])
})

test('other work goes on meanwhile', async () => {
  const series = ['DTSTART:20110104T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY']
  let rounds = 0
  const timer = setInterval(() => (rounds += 1), 5)
  await readInWorker(Array.from({ length: 20 }, (_, place) => object(`${place}`, ...series)))
  clearInterval(timer)
  expect(rounds).toBeGreaterThan(3)
})
