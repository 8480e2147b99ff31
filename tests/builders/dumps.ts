import { dumpLines } from '../../src/adapters/sql/backup/dump-lines.ts'
import type { Content } from '../../src/adapters/sql/backup/rebuild.ts'
import { withSnapshot } from '../../src/adapters/sql/keep-storage.ts'
import { openStorage } from '../../src/adapters/sql/open-storage.ts'
import { aForm, anInstallation } from './installation.ts'
import type { Place } from './places.ts'
import { at, granted } from './result.ts'

/** Lines as they come out of a backup. */
export const contentOf = (schema: string, lines: readonly string[]): Content => ({
  schema,
  read: work => work(iterate(lines)),
})

async function* iterate(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

/** What a backup of a database would hold. */
export const dump = ({
  address,
}: Place): Promise<{ schema: string; lines: readonly string[]; rows: number }> =>
  withSnapshot(address, async snapshot => {
    const tally = { rows: 0 }
    const text = (await Array.fromAsync(dumpLines(snapshot, tally))).join('')
    return { schema: snapshot.schema, lines: text.trimEnd().split('\n'), rows: tally.rows }
  })

/** Lines in an order that does not depend on the engine. */
export const sorted = (lines: readonly string[]): readonly string[] => {
  let table = ''
  return lines
    .map(line => {
      if (line.startsWith('{"table"')) table = line
      return `${table} ${line}`
    })
    .sort()
}

/** A district with appointments, one of them cancelled, a hold and a key that was answered. */
export const fillWithBookings = async ({ address }: Place) => {
  const installation = await anInstallation(await openStorage(address))
  const { slots } = await installation.findSlots({ limit: 4 })
  const [first, second, third] = [at(slots, 0), at(slots, 1), at(slots, 2)]
  const booked = granted(await installation.bookSlot({ ...aForm, slot: first.id, idempotencyKey: 'a key' }))
  const cancelled = granted(
    await installation.bookSlot({ ...aForm, name: 'Zoë \u2028 "ş"', slot: second.id }),
  )
  granted(await installation.cancelBooking({ reference: cancelled.booking.reference, code: cancelled.code }))
  granted(await installation.holdSlot({ slot: third.id, client: 'client' }))
  await installation.close()
  return booked
}
