import { z } from 'zod'
import type { RequestLocals } from '../../../../server/app.ts'
import type { TypedConnection } from '../../../../server/workspace/own-connections.ts'

/** What a form to connect a calendar can lack. */
export type ConnectFault = 'address' | 'user' | 'password' | 'use'

/** What was typed, to be shown again: never the password. */
export type ConnectTyped = {
  readonly address: string
  readonly user: string
  readonly writes: boolean
  readonly reads: boolean
  readonly whenStale: 'close' | 'keep'
}

const line = z.string().trim().min(1).max(500)
/** As in `addresses.ts` of the adapter: https where nothing is named. */
const isAddress = (text: string): boolean =>
  URL.canParse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)

/** What is shown before anything was typed. */
export const nothingTyped: ConnectTyped = {
  ...{ address: '', user: '', writes: true, reads: true, whenStale: 'keep' },
}

/** Reads the form to connect a calendar. */
export function connectFormOf({ form = {}, formLists }: Pick<RequestLocals, 'form' | 'formLists'>): {
  readonly typed: ConnectTyped
  readonly faults: readonly ConnectFault[]
  readonly wanted: TypedConnection
} {
  const uses = formLists?.get('use') ?? []
  const typed: ConnectTyped = {
    address: form.address?.trim() ?? '',
    user: form.user?.trim() ?? '',
    writes: uses.includes('write'),
    reads: uses.includes('read'),
    whenStale: form.stale === 'close' ? 'close' : 'keep',
  }
  const password = form.password ?? ''
  const faults: readonly (ConnectFault | false)[] = [
    !(line.safeParse(typed.address).success && isAddress(typed.address)) && 'address',
    !line.safeParse(typed.user).success && 'user',
    !line.safeParse(password).success && 'password',
    !typed.writes && !typed.reads && 'use',
  ]
  return { typed, faults: faults.filter(fault => fault !== false), wanted: { ...typed, password } }
}
