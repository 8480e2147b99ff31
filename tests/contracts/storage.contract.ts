import { afterEach, beforeEach } from 'vitest'
import { aCounsellor } from '../builders/district.ts'
import type { AnyStorage } from '../builders/installation.ts'
import { agendaContract } from './agenda.contract.ts'
import { bookingsContract } from './bookings.contract.ts'
import { calendarsContract } from './calendars.contract.ts'
import { claimsContract } from './claims.contract.ts'
import { deliveriesContract } from './deliveries.contract.ts'
import { districtContract } from './district.contract.ts'
import { districtChangesContract } from './district-changes.contract.ts'
import { feedsContract } from './feeds.contract.ts'
import { heldDataContract } from './held-data.contract.ts'
import { numbersContract } from './numbers.contract.ts'
import { quotaContract } from './quota.contract.ts'
import { toComeContract } from './to-come.contract.ts'
import { tracesContract } from './traces.contract.ts'
import { unitsOfWorkContract } from './units-of-work.contract.ts'

/** What every engine of storage must do: call it with each one. */
export const storageContract = (name: string, open: () => Promise<AnyStorage>): void => {
  let current: AnyStorage | undefined
  const opened = (): AnyStorage => {
    if (!current) throw new Error('storage is opened before each test')
    return current
  }

  beforeEach(async () => {
    current = await open()
    await current.storage.fill({ counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })], officeHours: [] })
  })
  afterEach(() => opened().close())

  unitsOfWorkContract(name, opened)
  claimsContract(name, opened)
  calendarsContract(name, opened)
  bookingsContract(name, opened)
  agendaContract(name, opened)
  tracesContract(name, opened)
  districtContract(name, opened)
  deliveriesContract(name, opened)
  districtChangesContract(name, opened)
  quotaContract(name, opened)
  toComeContract(name, opened)
  heldDataContract(name, opened)
  feedsContract(name, opened)
  numbersContract(name, opened)
}
