import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRemoteCalendar } from '../../../src/adapters/caldav/create-remote-calendar.ts'
import { type Radicale, startRadicale } from '../../builders/radicale.ts'
import { remoteEvent } from '../../builders/remote-events.ts'

const remote = createRemoteCalendar({ allowPrivate: true })
const window = {
  from: Temporal.Instant.from('2026-11-20T00:00Z'),
  to: Temporal.Instant.from('2027-04-01T00:00Z'),
}
const etagOf = (written: Awaited<ReturnType<typeof remote.put>>) => {
  if (written.kind !== 'written' || written.etag === null) throw new Error('it gave no ETag')
  return written.etag
}

let server: Radicale
beforeAll(async () => {
  server = await startRadicale()
})
afterAll(() => server?.remove())
beforeEach(() => {
  server.removeCalendar('termine')
  server.addCalendar('termine', 'Termine für Beratung', 'VEVENT')
})
const account = () => server.account()
const put = (name: string, start: string, etag: string | null = null, summary?: string) =>
  remote.put(account(), name, remoteEvent(name, start, summary), etag)
const names = (objects: readonly { readonly name: string }[]) => objects.map(({ name }) => name).sort()

describe('an appointment in somebody’s calendar', () => {
  test('is written, found, replaced and taken away', async () => {
    const first = etagOf(await put('b1.ics', '2026-12-01T09:00Z'))
    expect(await remote.find(account(), 'b1.ics')).toMatchObject({ name: 'b1.ics', etag: first })
    const second = etagOf(await put('b1.ics', '2026-12-02T09:00Z', first))
    const found = await remote.find(account(), 'b1.ics')
    expect(found?.etag).toBe(second)
    expect(found?.text).toContain('DTSTART:20261202T090000Z')
    expect(await remote.remove(account(), 'b1.ics', second)).toBe('removed')
    expect(await remote.find(account(), 'b1.ics')).toBeUndefined()
    expect(server.objects('termine').size).toBe(0)
  })

  test('is not written twice, nor over what somebody has changed meanwhile', async () => {
    const first = etagOf(await put('b1.ics', '2026-12-01T09:00Z'))
    expect(await put('b1.ics', '2026-12-01T09:00Z')).toEqual({ kind: 'conflict' })
    etagOf(await put('b1.ics', '2026-12-03T09:00Z', first, 'moved by hand'))
    expect(await put('b1.ics', '2026-12-02T09:00Z', first)).toEqual({ kind: 'conflict' })
    expect(await remote.remove(account(), 'b1.ics', first)).toBe('conflict')
    expect(server.objects('termine').get('b1.ics')).toContain('moved by hand')
  })

  test('is taken away once more without harm, and in any state where none is named', async () => {
    expect(await remote.remove(account(), 'b1.ics', null)).toBe('removed')
    expect(await remote.remove(account(), 'b1.ics', '"former"')).toBe('removed')
    etagOf(await put('b1.ics', '2026-12-01T09:00Z'))
    expect(await remote.remove(account(), 'b1.ics', null)).toBe('removed')
    expect(server.objects('termine').size).toBe(0)
  })

  test('that was deleted by hand is not written as a change', async () => {
    const first = etagOf(await put('b1.ics', '2026-12-01T09:00Z'))
    server.removeObject('termine', 'b1.ics')
    expect(await put('b1.ics', '2026-12-02T09:00Z', first)).toEqual({ kind: 'conflict' })
  })

  test.each(['no ending', 'Grüße & mehr.ics', '100%.ics', 'a#b?c.ics', 'مرحبا.ics', '%41.ics'])(
    'may have the name “%s”',
    async name => {
      const etag = etagOf(await put(name, '2026-12-01T09:00Z'))
      expect((await remote.find(account(), name))?.name).toBe(name)
      const { objects } = await remote.read(account(), null, window)
      expect(objects).toEqual([{ name, etag, text: expect.stringContaining(`UID:${name}`) }])
      expect(await remote.remove(account(), name, etag)).toBe('removed')
    },
  )

  test('keeps its text, however long and in whatever script', async () => {
    const summary = 'ትግርኛ Українська 中文 🙂 <b>&amp</b> ]]>'.repeat(3_000)
    etagOf(await put('long.ics', '2026-12-01T09:00Z', null, summary))
    const unfolded = (text?: string) => text?.replaceAll('\r\n ', '')
    const found = await remote.find(account(), 'long.ics')
    expect(unfolded(found?.text)?.includes(summary)).toBe(true)
    const { objects } = await remote.read(account(), null, window)
    expect(unfolded(objects[0]?.text) === unfolded(found?.text)).toBe(true)
  })
})

describe('calendars of an account', () => {
  beforeAll(() => {
    server.addCalendar('aufgaben', 'Aufgaben', 'VTODO')
    server.addCalendar('privat', 'Privat')
    server.addCalendar('ohne', '')
  })

  test.each(['', '/', '/.well-known/caldav', '/amira', '/amira/', '/amira/termine', '/nowhere/'])(
    'are found from “%s”, without those that hold no appointments',
    async path => {
      const found = await remote.discover({ ...account(), address: server.origin + path })
      expect(found.toSorted((a, b) => a.address.localeCompare(b.address))).toEqual([
        { address: `${server.origin}/amira/ohne/`, label: 'amira/ohne' },
        { address: `${server.origin}/amira/privat/`, label: 'Privat' },
        { address: account().address, label: 'Termine für Beratung' },
      ])
    },
  )

  test('are checked one by one', async () => {
    const at = (name: string) => ({ ...account(), address: `${server.origin}/amira/${name}` })
    expect(await remote.check(at('termine'))).toEqual({
      address: account().address,
      label: 'Termine für Beratung',
    })
    await expect(remote.check(at('aufgaben'))).rejects.toMatchObject({ fault: 'unreadable' })
    await expect(remote.check(at(''))).rejects.toMatchObject({ fault: 'unreadable' })
    await expect(remote.check(at('nirgends'))).rejects.toMatchObject({ fault: 'gone' })
  })
})

describe('reading a calendar', () => {
  test('gives all that is in the window, then what has changed', async () => {
    const outside = new Map([
      ['past.ics', remoteEvent('past', '2026-11-01T09:00Z')],
      ['later.ics', remoteEvent('later', '2027-05-01T09:00Z')],
    ])
    server.putObjects('termine', outside)
    const kept = etagOf(await put('kept.ics', '2026-12-01T09:00Z'))
    const moved = etagOf(await put('moved.ics', '2026-12-02T09:00Z'))
    const gone = etagOf(await put('gone.ics', '2026-12-03T09:00Z'))
    const all = await remote.read(account(), null, window)
    expect(all).toMatchObject({ whole: true, removed: [] })
    expect(names(all.objects)).toEqual(['gone.ics', 'kept.ics', 'moved.ics'])
    expect(all.objects.find(({ name }) => name === 'kept.ics')?.etag).toBe(kept)

    const nothing = await remote.read(account(), all.mark, window)
    expect(nothing).toEqual({ whole: false, objects: [], removed: [], mark: all.mark })

    etagOf(await put('moved.ics', '2026-12-09T09:00Z', moved))
    etagOf(await put('new.ics', '2026-12-04T09:00Z'))
    await remote.remove(account(), 'gone.ics', gone)
    const changed = await remote.read(account(), nothing.mark, window)
    expect(changed).toMatchObject({ whole: false, removed: ['gone.ics'] })
    expect(names(changed.objects)).toEqual(['moved.ics', 'new.ics'])
    expect(changed.objects.find(({ name }) => name === 'moved.ics')?.text).toContain('20261209T090000Z')
    expect(await remote.read(account(), changed.mark, window)).toMatchObject({ whole: false, objects: [] })
  })

  test('of an empty one gives nothing, and is a whole reading', async () => {
    expect(await remote.read(account(), null, window)).toMatchObject({
      whole: true,
      objects: [],
      removed: [],
    })
  })

  test('knows what repeats into the window', async () => {
    const weekly = remoteEvent('weekly', '2026-01-06T09:00Z').replace(
      'SUMMARY',
      'RRULE:FREQ=WEEKLY\r\nSUMMARY',
    )
    server.putObjects('termine', new Map([['weekly.ics', weekly]]))
    expect(names((await remote.read(account(), null, window)).objects)).toEqual(['weekly.ics'])
  })

  test.each(['sync:http://radicale.org/ns/sync/0000', 'sync:other', 'list:other', 'other'])(
    'with the mark %s, which the server does not know, gives all',
    async mark => {
      etagOf(await put('b1.ics', '2026-12-01T09:00Z'))
      const { whole, objects } = await remote.read(account(), mark, window)
      expect([whole, names(objects)]).toEqual([true, ['b1.ics']])
    },
  )

  test('takes changes of 250 objects', async () => {
    const { mark } = await remote.read(account(), null, window)
    const many = Array.from(
      { length: 250 },
      (_, index) => [`e${index}.ics`, remoteEvent(`e${index}`, '2026-12-01T09:00Z')] as const,
    )
    server.putObjects('termine', new Map(many))
    const { whole, objects } = await remote.read(account(), mark, window)
    expect([whole, objects.length]).toEqual([false, 250])
  })
})
