import type { Account, RemoteCalendar } from '../../calendars/ports/remote-calendar.ts'
import { addressOf, collectionAddress } from './addresses.ts'
import { isCallable } from './callable-address.ts'
import { discover } from './discover.ts'
import { createGuardedCall } from './guarded-call.ts'
import { find, put, remove } from './objects.ts'
import { askCalendar, foundCalendar } from './properties.ts'
import { read } from './read.ts'
import { openSession } from './session.ts'

type Settings = {
  /** Whether calendars may be in the own network, and be called by http. */
  readonly allowPrivate: boolean
  /** How long one answer may take; 10 seconds unless told. */
  readonly patienceMilliseconds?: number
}

/** Calendars by CalDAV (RFC 4791). Nothing is kept between calls but connections, for two seconds. */
export const createRemoteCalendar = (settings: Settings): RemoteCalendar => {
  const { allowPrivate, patienceMilliseconds = 10_000 } = settings
  const mayCall = (address: string) => isCallable(address, allowPrivate)
  const call = createGuardedCall({ mayCall, plain: allowPrivate, patienceMilliseconds })
  const open = async (account: Account) => openSession(call, account)
  const at = ({ address }: Account) => collectionAddress(address)
  return {
    discover: async account => discover(await open(account), addressOf(account.address)),
    check: async account => {
      const { url, resource } = await askCalendar(await open(account), at(account))
      return foundCalendar(url, resource)
    },
    find: async (account, name) => find(await open(account), at(account), name),
    put: async (account, name, text, etag) => put(await open(account), at(account), name, text, etag),
    remove: async (account, name, etag) => remove(await open(account), at(account), name, etag),
    read: async (account, mark, window) => read(await open(account), at(account), mark, window),
  }
}
