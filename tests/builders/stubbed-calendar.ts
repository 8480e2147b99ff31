import { afterEach, beforeEach, expect } from 'vitest'
import { createRemoteCalendar } from '../../src/adapters/caldav/create-remote-calendar.ts'
import { CalendarFailure } from '../../src/calendars/core/calendar-failure.ts'
import { davHome, type Stub, silence, startStub } from './dav-stub.ts'

/** What is read of a calendar in these tests. */
export const readWindow = {
  from: Temporal.Instant.from('2026-11-20T00:00Z'),
  to: Temporal.Instant.from('2027-04-01T00:00Z'),
}

/** A stub as a calendar's server, for each test of a file anew, and the adapter that asks it. */
export function stubbedCalendar() {
  const remote = createRemoteCalendar({ allowPrivate: true, patienceMilliseconds: 1_000 })
  let stub: Stub | undefined
  const server = (): Stub => {
    if (!stub) throw new Error('the server runs only while a test runs')
    return stub
  }
  beforeEach(async () => {
    stub = await startStub(silence)
  })
  afterEach(() => server().stop())
  const account = () => ({ address: server().origin + davHome, user: 'amira', password: 'geheim' })
  return {
    remote,
    server,
    account,
    reading: (mark: string | null = null) => remote.read(account(), mark, readWindow),
    /** The word for what went wrong, and no word of the server's with it. */
    faultOf: async (answer: Promise<unknown>) => {
      const error = await answer.then(
        () => undefined,
        reason => reason,
      )
      expect(error).toBeInstanceOf(CalendarFailure)
      expect(error.message).toBe(`a calendar could not be used: ${error.fault}`)
      return error.fault
    },
  }
}
