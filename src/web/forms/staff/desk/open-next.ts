import { randomUUID } from 'node:crypto'
import type { Appointment, FindNextTimes } from '../../../../booking/use-cases/staff-signatures.ts'
import type { StaffKey } from '../../../../i18n/strings/staff-strings.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import { appointmentAddress } from '../../../desk-addresses.ts'
import { idOf } from '../../talk.ts'
import { staffOf } from '../access.ts'
import { refusalKey } from './words.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'signedIn' | 'staffLanguage'>

interface NextShown {
  readonly former: Appointment
  readonly times: Extract<Awaited<ReturnType<FindNextTimes>>, { ok: true }>['value']
  /** The form's own key; with a time it is one booking, however often it is sent. */
  readonly key: string
  readonly wrong?: StaffKey | undefined
}

export type NextAnswer =
  | { readonly kind: 'next'; readonly page: NextShown; readonly status: number }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'unknown'; readonly status: 404 }

type Booked = { readonly id: string } | { readonly wrong: StaffKey }

async function bookNext(locals: Locals, booking: string, form: Record<string, string>): Promise<Booked> {
  const slot = idOf(form.slot) ?? ''
  const key = idOf(form.key)
  const idempotencyKey = key === undefined ? undefined : `${key} ${slot}`
  const { account } = staffOf(locals)
  const booked = await locals.app.workspace.desk.bookNext(account, { booking, slot, idempotencyKey })
  if (!booked.ok) return { wrong: refusalKey(booked.refusal) }
  return booked.value ? { id: booked.value.booking.id } : { wrong: 'desk.next.forgotten' }
}

/** Times for the next appointment of the same person; one tap on a time books it. */
export async function openNext(locals: Locals, id: string): Promise<NextAnswer> {
  const { app, form, staffLanguage } = locals
  const { account } = staffOf(locals)
  const { desk } = app.workspace
  const booked = form && (await bookNext(locals, id, form))
  if (booked && 'id' in booked)
    return { kind: 'go', to: appointmentAddress(booked.id, staffLanguage, { notice: 'booked' }) }
  const former = await desk.read(account, id)
  const times = await desk.findNextTimes(account, id)
  if (!former.ok || !times.ok) return { kind: 'unknown', status: 404 }
  const page = { former: former.value, times: times.value, key: randomUUID(), wrong: booked?.wrong }
  return { kind: 'next', page, status: booked ? 409 : 200 }
}
