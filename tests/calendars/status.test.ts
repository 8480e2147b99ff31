import { describe, expect, test } from 'vitest'
import { calendarFaults } from '../../src/calendars/core/fault.ts'
import { statusOf } from '../../src/calendars/core/status.ts'
import { noon } from '../builders/installation.ts'
import { aConnection } from '../builders/records.ts'

const healthy = aConnection({ read: noon, pushed: noon })
const ago = (minutes: number) => noon.subtract({ minutes })
const backlog = (minutes: number, dead = 0) => ({ waiting: 1, dead, oldest: ago(minutes) })
const lightOf = (...[connection, waits, copies]: Partial<Parameters<typeof statusOf>>) => {
  const { light, advice } = statusOf(connection ?? healthy, waits, copies ?? [], noon)
  return [light, ...advice]
}

describe('the light of a calendar', () => {
  test('is green while all is well, also where something has just been booked', () => {
    expect(lightOf()).toEqual(['green'])
    expect(lightOf(healthy, backlog(1))).toEqual(['green'])
  })

  test('turns yellow for what may mend itself, red for what lasts, and says what to do', () => {
    expect(lightOf(healthy, backlog(2))).toEqual(['yellow', 'wait'])
    expect(lightOf(healthy, backlog(30))).toEqual(['red', 'wait'])
    expect(lightOf(healthy, backlog(0, 1))).toEqual(['red', 'try-again'])
    expect(lightOf(aConnection({ read: noon, pushFault: 'unreachable' }))).toEqual(['yellow', 'wait'])
    expect(lightOf(aConnection({ read: noon, pushFault: 'refused' }))).toEqual(['red', 'give-password-again'])
    expect(lightOf(aConnection({ read: noon, readFault: 'gone' }))).toEqual(['red', 'choose-calendar-again'])
  })

  test('is red for a calendar that nobody has read for half an hour, also one that never was', () => {
    expect(lightOf(aConnection({ read: ago(29) }))).toEqual(['green'])
    expect(lightOf(aConnection({ read: ago(30) }))).toEqual(['red', 'wait'])
    expect(lightOf(aConnection({ created: ago(30) }))).toEqual(['red', 'wait'])
    expect(lightOf(aConnection({ created: ago(30), reads: false }))).toEqual(['green'])
  })

  test('is yellow where somebody moved an appointment by hand, and names it', () => {
    const copy = { connection: 'k1', booking: 'b1', etag: null, written: null, byHand: noon }
    expect(lightOf(healthy, undefined, [copy])).toEqual(['yellow', 'change-here'])
    expect(statusOf(healthy, undefined, [copy], noon).byHand).toEqual(['b1'])
  })

  test('is never green with a fault, and never without advice', () => {
    for (const fault of calendarFaults)
      for (const connection of [
        aConnection({ read: noon, pushFault: fault }),
        aConnection({ read: noon, readFault: fault }),
      ])
        expect(lightOf(connection)).toEqual([expect.stringMatching(/yellow|red/), expect.any(String)])
  })
})
