import { describe, expect, test } from 'vitest'
import { noon } from '../builders/installation.ts'
import { type Opened, writeTo } from './opened.ts'

/** The outbox and its queue. */
export const deliveriesContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  describe(`deliveries on ${name}`, () => {
    const put = (id: string, due: Temporal.Instant, subject = id) =>
      write(tx => tx.outbox.put({ id, kind: 'forget', subject, due }))
    const idsDue = async (now: Temporal.Instant) => (await opened().queue.due(now, 10)).map(({ id }) => id)

    test('are due in the order of their time, and not before', async () => {
      await put('late', noon.add({ hours: 1 }))
      await put('second', noon)
      await put('first', noon.subtract({ hours: 1 }))
      expect(await idsDue(noon)).toEqual(['first', 'second'])
      expect(await opened().queue.due(noon, 1)).toHaveLength(1)
      const backlog = await opened().queue.backlog(noon)
      expect(backlog).toEqual({ waiting: 3, overdue: 2, dead: 0, oldest: noon.subtract({ hours: 1 }) })
    })

    test('of one kind for one subject replace each other', async () => {
      await put('old', noon, 'b1')
      await put('new', noon.add({ hours: 1 }), 'b1')
      expect(await idsDue(noon)).toEqual([])
      expect(await idsDue(noon.add({ hours: 1 }))).toEqual(['new'])
    })

    test('are found by their kind too', async () => {
      await put('one', noon)
      await write(tx => tx.outbox.put({ id: 'two', kind: 'erase', subject: 'one', due: noon }))
      const due = async (kinds?: readonly string[]) =>
        (await opened().queue.due(noon, 10, kinds)).map(({ id }) => id)
      expect(await due()).toEqual(['one', 'two'])
      expect(await due(['erase', 'else'])).toEqual(['two'])
      expect(await due(['else'])).toEqual([])
    })

    test('about one booking go in their order, each when the one before is gone or given up', async () => {
      const mail = (place: number) =>
        write(tx =>
          tx.outbox.put({
            ...{ id: `mail ${place}`, kind: 'mail', subject: 'b1', due: noon },
            ...{ detail: `change.${place}`, place },
          }),
        )
      for (const place of [2, 0, 1]) await mail(place)
      await put('other', noon)
      expect(await idsDue(noon)).toEqual(['mail 0', 'other'])
      await opened().queue.finish('mail 0')
      await opened().queue.finish('other')
      expect(await idsDue(noon)).toEqual(['mail 1'])
      await opened().queue.bury('mail 1', noon, 'Undeliverable')
      expect(await idsDue(noon)).toEqual(['mail 2'])
      expect(await opened().queue.backlog(noon)).toMatchObject({ waiting: 1, dead: 1 })
      expect(await opened().queue.revive(noon)).toBe(1)
      expect(await idsDue(noon)).toEqual(['mail 1'])
    })

    test('wait or do not, and can be taken back, by kind', async () => {
      await put('one', noon, 'b1')
      const waits = async (kind: 'forget' | 'mail') => {
        let answer = false
        await write(async tx => {
          answer = await tx.outbox.waits('b1', kind)
        })
        return answer
      }
      expect([await waits('forget'), await waits('mail')]).toEqual([true, false])
      await write(tx => tx.outbox.drop('b1', 'mail'))
      expect(await waits('forget')).toBe(true)
      await write(tx => tx.outbox.drop('b1', 'forget'))
      expect(await waits('forget')).toBe(false)
    })

    test('are leased to one deliverer at a time', async () => {
      await put('one', noon)
      const [delivery] = await opened().queue.due(noon, 1)
      expect(delivery).toEqual({
        id: 'one',
        kind: 'forget',
        subject: 'one',
        detail: '',
        due: noon,
        next: noon,
        attempts: 0,
      })
      if (!delivery) return
      expect(await opened().queue.lease(delivery, noon.add({ minutes: 5 }))).toBe(true)
      expect(await opened().queue.lease(delivery, noon.add({ minutes: 5 }))).toBe(false)
      expect(await idsDue(noon)).toEqual([])
      expect(await idsDue(noon.add({ minutes: 5 }))).toEqual(['one'])
    })

    test('are gone when finished, and come back later when postponed', async () => {
      await put('one', noon)
      await put('two', noon)
      await opened().queue.finish('one')
      await opened().queue.postpone('two', 3, noon.add({ minutes: 2 }), 'TypeError')
      expect(await idsDue(noon)).toEqual([])
      expect((await opened().queue.due(noon.add({ minutes: 2 }), 10))[0]).toMatchObject({
        id: 'two',
        attempts: 3,
      })
      await opened().queue.finish('two')
      expect(await opened().queue.backlog(noon)).toEqual({ waiting: 0, overdue: 0, dead: 0, oldest: null })
    })
  })
}
