import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMemory } from '../../src/adapters/memory/open-memory.ts'
import { done } from '../../src/booking/core/result.ts'
import { Undeliverable } from '../../src/delivery/core/undeliverable.ts'
import { makeDeliverDue } from '../../src/delivery/use-cases/deliver-due.ts'
import { type AnyStorage, aClock, noon } from '../builders/installation.ts'

describe('what is due', () => {
  let opened: AnyStorage
  let clock: ReturnType<typeof aClock>
  let handled: string[]
  let failures: string[]
  beforeEach(() => {
    opened = openMemory()
    clock = aClock()
    handled = []
    failures = []
  })
  afterEach(() => opened.close())

  const put = (id: string, due = noon) =>
    opened.storage.transaction(async tx =>
      done(await tx.outbox.put({ id: `id of ${id}`, kind: 'forget', subject: id, due })),
    )
  const deliverWith = (forget: (subject: string) => Promise<void>) =>
    makeDeliverDue({
      queue: opened.queue,
      clock,
      handlers: { forget },
      chance: () => 0.5,
      onFailure: (kind, id, error) => failures.push(`${kind} ${id}: ${error}`),
    })
  const note = async (subject: string) => {
    handled.push(subject)
  }

  test('goes out once, and what is not due yet waits', async () => {
    await put('b1')
    await put('b2', noon.add({ hours: 1 }))
    const deliver = deliverWith(note)
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 })
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 })
    clock.advance({ hours: 1 })
    await deliver()
    expect(handled).toEqual(['b1', 'b2'])
  })

  test('is tried again after a while when it fails, and keeps nothing else waiting', async () => {
    await put('broken', noon.subtract({ hours: 1 }))
    await put('b2')
    const deliver = deliverWith(async subject => {
      if (subject === 'broken' && handled.length < 3) throw new TypeError('no')
      await note(subject)
    })
    expect(await deliver()).toEqual({ delivered: 1, failed: 1 })
    expect(failures).toEqual(['forget id of broken: TypeError: no'])
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 })
    clock.advance({ seconds: 5 })
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 })
    clock.advance({ seconds: 5 })
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 })
    handled.push('x', 'y')
    clock.advance({ seconds: 5 })
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 })
    expect(await opened.queue.backlog(clock.now())).toMatchObject({ waiting: 0 })
  })

  test('goes out once although two deliverers look at the same time', async () => {
    await put('b1')
    const slow = async (subject: string) => {
      await new Promise(resolve => setTimeout(resolve, 5))
      await note(subject)
    }
    await Promise.all([deliverWith(slow)(), deliverWith(slow)()])
    expect(handled).toEqual(['b1'])
  })

  test('comes back when the process died in the middle', async () => {
    await put('b1')
    // A handler that never answers stands for a process that is gone.
    void deliverWith(() => new Promise(() => undefined))()
    await new Promise(resolve => setTimeout(resolve, 5))
    const deliver = deliverWith(note)
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 })
    clock.advance({ minutes: 5 })
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 })
  })

  test('waits for another deliverer where this one is for other kinds, however much of it there is', async () => {
    for (let count = 0; count < 120; count += 1) await put(`b${count}`, noon.subtract({ hours: 1 }))
    await opened.storage.transaction(async tx =>
      done(await tx.outbox.put({ id: 'x', kind: 'erase', subject: 'b0', due: noon })),
    )
    const handlers = { forget: note, erase: async (subject: string) => note(`erase ${subject}`) }
    const onFailure = () => undefined
    const deliver = makeDeliverDue({ queue: opened.queue, clock, handlers, kinds: ['erase'], onFailure })
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 })
    expect(handled).toEqual(['erase b0'])
  })

  test('stays, and is noted, when nothing knows how to deliver it', async () => {
    await put('b1')
    const onFailure = (kind: string, id: string, error: unknown) => failures.push(`${kind} ${id}: ${error}`)
    const deliver = makeDeliverDue({ queue: opened.queue, clock, handlers: {}, onFailure })
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 })
    expect(failures).toEqual(['forget id of b1: Error: nothing delivers forget'])
    expect(await opened.queue.backlog(clock.now())).toMatchObject({ waiting: 1, overdue: 1 })
    clock.advance({ minutes: 1 })
    expect(await deliverWith(note)()).toEqual({ delivered: 1, failed: 0 })
  })

  test('goes out in one run, however much it is', async () => {
    for (let count = 0; count < 250; count += 1) await put(`b${count}`)
    const run = await deliverWith(async subject => {
      if (subject.endsWith('9')) throw new Error('no')
      await note(subject)
    })()
    expect(run).toEqual({ delivered: 225, failed: 25 })
    expect(new Set(handled).size).toBe(225)
    expect(await opened.queue.backlog(noon)).toEqual({ waiting: 25, overdue: 25, dead: 0, oldest: noon })
  })

  test('waits for the next start when the process is told to end', async () => {
    for (let count = 0; count < 250; count += 1) await put(`b${count}`)
    const end = new AbortController()
    const run = deliverWith(async subject => {
      await note(subject)
      if (handled.length === 3) end.abort()
    })
    expect(await run(end.signal)).toEqual({ delivered: 3, failed: 0 })
    expect(await opened.queue.backlog(noon)).toMatchObject({ waiting: 247 })
  })

  test('is given up at once where no try will help, and when its time is over; and is tried again when somebody says so', async () => {
    const mail = (id: string) =>
      opened.storage.transaction(async tx =>
        done(await tx.outbox.put({ id, kind: 'mail', subject: id, due: noon })),
      )
    let works = false
    const deliver = makeDeliverDue({
      queue: opened.queue,
      clock,
      handlers: {
        mail: async subject => {
          if (!works) throw subject === 'nobody' ? new Undeliverable('nobody there') : new Error('busy')
          await note(subject)
        },
      },
      chance: () => 0.5,
      onFailure: () => undefined,
    })
    await mail('nobody')
    await mail('busy')
    expect(await deliver()).toEqual({ delivered: 0, failed: 2 })
    expect(await opened.queue.backlog(clock.now())).toMatchObject({ waiting: 1, dead: 1 })
    for (let hours = 0; hours < 60; hours += 6) {
      clock.advance({ hours: 6 })
      await deliver()
    }
    expect(await opened.queue.backlog(clock.now())).toMatchObject({ waiting: 0, dead: 2 })
    works = true
    expect(await opened.queue.revive(clock.now())).toBe(2)
    expect(await deliver()).toEqual({ delivered: 2, failed: 0 })
    expect(handled.toSorted()).toEqual(['busy', 'nobody'])
  })
})
