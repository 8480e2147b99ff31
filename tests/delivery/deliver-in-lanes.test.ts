import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMemory } from '../../src/adapters/memory/open-memory.ts'
import { makeDeliverInLanes } from '../../src/delivery/use-cases/deliver-in-lanes.ts'
import { type AnyStorage, aClock, noon } from '../builders/installation.ts'

describe('what goes to many receivers', () => {
  let opened: AnyStorage
  let clock: ReturnType<typeof aClock>
  let handled: string[]
  let failing: Set<string>
  beforeEach(() => {
    opened = openMemory()
    clock = aClock()
    handled = []
    failing = new Set()
  })
  afterEach(() => opened.close())

  const put = async (connection: string, ...bookings: readonly string[]) => {
    for (const booking of bookings) await opened.keeper.pushAgain(connection, booking, noon)
  }
  const lanesWith = (calendar: (booking: string, connection: string) => Promise<void>) => {
    const lanes = makeDeliverInLanes({
      ...{ queue: opened.queue, clock, kinds: ['calendar'], handlers: { calendar }, chance: () => 0.5 },
      onFailure: () => undefined,
    })
    return { ...lanes, round: () => lanes.start().then(lanes.settle) }
  }
  const note = async (booking: string, connection: string) => {
    handled.push(`${connection} ${booking}`)
    if (failing.has(connection)) throw new Error('away')
  }

  test('reaches one while another does not answer at all', async () => {
    await put('slow', 'b1', 'b2')
    await put('quick', 'b1', 'b2')
    let answer = () => {}
    const lanes = lanesWith(async (booking, connection) => {
      if (connection === 'slow') await new Promise<void>(resolve => (answer = resolve))
      await note(booking, connection)
    })
    await lanes.start()
    await expect.poll(() => handled.toSorted()).toEqual(['quick b1', 'quick b2'])
    // Asked again, what is under way is not begun twice.
    await lanes.start()
    expect(handled).toHaveLength(2)
    answer()
    await expect.poll(() => handled.length).toBe(3)
    answer()
    await lanes.settle()
    expect(handled.filter(one => one.startsWith('slow'))).toHaveLength(2)
  })

  test('leaves a receiver in peace who is away, longer each time, and then gives him all that waited', async () => {
    failing.add('k1')
    await put('k1', 'b1', 'b2', 'b3')
    const { round } = lanesWith(note)
    await round()
    await round()
    expect(handled).toHaveLength(1)
    clock.advance({ seconds: 5 })
    await round()
    expect(handled).toHaveLength(2)
    clock.advance({ seconds: 5 })
    await round()
    expect(handled).toHaveLength(2)
    failing.clear()
    clock.advance({ minutes: 10 })
    await round()
    expect(handled.slice(2).toSorted()).toEqual(['k1 b1', 'k1 b2', 'k1 b3'])
    expect(await opened.queue.backlog(clock.now())).toMatchObject({ waiting: 0 })
  })

  test('goes on with the others where one of them cannot be taken', async () => {
    await put('k1', 'b1', 'bad', 'b3')
    const { round } = lanesWith(async (booking, connection) => {
      await note(booking, connection)
      if (booking === 'bad') throw new Error('no')
    })
    for (let minute = 0; minute < 5; minute += 1) {
      await round()
      clock.advance({ minutes: 1 })
    }
    expect(new Set(handled)).toEqual(new Set(['k1 b1', 'k1 bad', 'k1 b3']))
    expect(await opened.queue.backlog(clock.now())).toMatchObject({ waiting: 1 })
  })
})
