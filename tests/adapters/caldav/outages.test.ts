import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRemoteCalendar } from '../../../src/adapters/caldav/create-remote-calendar.ts'
import { type Radicale, startRadicale } from '../../builders/radicale.ts'
import { manyRemoteEvents, remoteEvent } from '../../builders/remote-events.ts'

const remote = createRemoteCalendar({ allowPrivate: true })
const window = {
  from: Temporal.Instant.from('2026-11-20T00:00Z'),
  to: Temporal.Instant.from('2027-04-01T00:00Z'),
}
const text = remoteEvent('b1', '2026-12-01T09:00Z')

describe('a calendar server', () => {
  let server: Radicale
  beforeEach(async () => {
    server = await startRadicale()
  })
  // Thousands of files are taken away.
  afterEach(() => server?.remove(), 120_000)
  const account = () => server.account()
  /** All that can be done with a calendar, and what each says. */
  const everything = () => [
    remote.check(account()),
    remote.find(account(), 'b1.ics'),
    remote.put(account(), 'b1.ics', text, null),
    remote.put(account(), 'b1.ics', text, '"a"'),
    remote.read(account(), null, window),
  ]
  const faults = async (answers: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(answers)
    return settled.map(answer => (answer.status === 'rejected' ? answer.reason.fault : answer.value))
  }

  test('that is restarted in the middle is told to be unreachable, and goes on where it was', async () => {
    await remote.put(account(), 'b1.ics', text, null)
    const { mark } = await remote.read(account(), null, window)
    await server.stop()
    const all = [...everything(), remote.read(account(), mark, window), remote.discover(account())]
    const removing = remote.remove(account(), 'b1.ics', null)
    expect(new Set(await faults([...all, removing]))).toEqual(new Set(['unreachable']))
    await server.start()
    expect(await remote.read(account(), mark, window)).toMatchObject({
      whole: false,
      objects: [],
      removed: [],
    })
    expect(await remote.put(account(), 'b2.ics', text.replace('UID:b1', 'UID:b2'), null)).toMatchObject({
      kind: 'written',
    })
    expect(await remote.read(account(), mark, window)).toMatchObject({
      whole: false,
      objects: [{ name: 'b2.ics' }],
    })
  })

  test('without the calendar says that it is gone, whatever is asked of it', async () => {
    const { mark } = await remote.read(account(), null, window)
    server.removeCalendar('termine')
    const [checked, found, written, changed, ...read] = await faults([
      ...everything(),
      remote.read(account(), mark, window),
    ])
    expect([checked, found, written, ...read]).toEqual(['gone', 'gone', 'gone', 'gone', 'gone'])
    // A change to what is not there is a conflict first (RFC 9110 §13.2.2); reading it then says the rest.
    expect(['gone', { kind: 'conflict' }]).toContainEqual(changed)
    expect(await remote.remove(account(), 'b1.ics', null)).toBe('removed')
  })

  test('with another password refuses, and says no word of it', async () => {
    server.changePassword('ein anderes')
    const removing = remote.remove(account(), 'b1.ics', null)
    const all = [...everything(), removing, remote.discover(account())]
    expect(new Set(await faults(all))).toEqual(new Set(['refused']))
    const error = await remote.check(account()).catch(reason => reason)
    expect(error.message).toBe('a calendar could not be used: refused')
    expect(await faults([remote.check({ ...account(), user: 'a:b' })])).toEqual(['refused'])
  })

  test('that takes a UID once only refuses a second object with it', async () => {
    await remote.put(account(), 'b1.ics', text, null)
    expect(await faults([remote.put(account(), 'other.ics', text, null)])).toEqual(['refused'])
  })

  test('with 10,000 events is read whole, and then by what has changed', async () => {
    server.putObjects('termine', manyRemoteEvents(10_000, '2026-12-01T08:00Z'))
    // Radicale reads each file once before it can answer; another server has done that when the files were put there.
    await createRemoteCalendar({ allowPrivate: true, patienceMilliseconds: 170_000 }).read(
      account(),
      null,
      window,
    )
    const { whole, objects, mark } = await remote.read(account(), null, window)
    expect([whole, new Set(objects.map(({ name }) => name)).size]).toEqual([true, 10_000])
    await remote.put(account(), 'b1.ics', text, null)
    server.removeObject('termine', 'event-77.ics')
    const changed = await remote.read(account(), mark, window)
    expect(changed).toMatchObject({ whole: false, objects: [{ name: 'b1.ics' }], removed: ['event-77.ics'] })
  }, 300_000)
})
