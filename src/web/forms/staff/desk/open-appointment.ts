import type { Personal } from '../../../../booking/core/booking.ts'
import { type CounsellorReason, counsellorReasons } from '../../../../booking/core/reason.ts'
import type { Appointment } from '../../../../booking/use-cases/staff-signatures.ts'
import type { StaffKey } from '../../../../i18n/strings/staff-strings.ts'
import type { App, RequestLocals } from '../../../../server/app.ts'
import type { WorkRefusal } from '../../../../server/workspace/acting.ts'
import type { Told } from '../../../../server/workspace/how-told.ts'
import { appointmentAddress } from '../../../desk-addresses.ts'
import { idOf } from '../../talk.ts'
import { staffOf } from '../access.ts'
import { refusalKey } from './words.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'signedIn' | 'staffLanguage'>
type Account = ReturnType<typeof staffOf>['account']

/** What an appointment's page says first, after something was done: it travels in the address. */
export const appointmentNotices = ['booked', 'came', 'missed', 'moved', 'cancelled'] as const
export type AppointmentNotice = (typeof appointmentNotices)[number]

interface AppointmentShown extends Appointment {
  /** How its reader would hear of a change. */
  readonly told: Told
  /** Name, contact and note, where a form asked for them; null where they are forgotten. */
  readonly personal?: Personal | null | undefined
  readonly notice?: AppointmentNotice | undefined
  /** The slot from which it was just moved, to take that back. */
  readonly back?: string | undefined
  readonly wrong?: StaffKey | undefined
}

export type AppointmentAnswer =
  | { readonly kind: 'appointment'; readonly page: AppointmentShown; readonly status: number }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'unknown'; readonly status: 404 }

/** A form of the page, on its way. */
interface Sent {
  readonly desk: App['workspace']['desk']
  readonly agendas: App['workspace']['agendas']
  readonly account: Account
  readonly id: string
  readonly form: Record<string, string>
}

type Done =
  | { readonly kind: 'opened'; readonly personal: Personal | null }
  | { readonly kind: 'done'; readonly notice: AppointmentNotice }
  | { readonly kind: 'refused'; readonly wrong: StaffKey }

const refusedBy = (refusal: WorkRefusal): Done => ({ kind: 'refused', wrong: refusalKey(refusal) })

async function openContact({ desk, account, id }: Sent): Promise<Done> {
  const opened = await desk.openContact(account, id)
  return opened.ok ? { kind: 'opened', personal: opened.value } : refusedBy(opened.refusal)
}

function mark(came: boolean) {
  return async ({ desk, account, id }: Sent): Promise<Done> => {
    const marked = await desk.mark(account, id, came)
    return marked.ok ? { kind: 'done', notice: came ? 'came' : 'missed' } : refusedBy(marked.refusal)
  }
}

const reasonOf = (text: string | undefined): CounsellorReason | undefined =>
  counsellorReasons.find(reason => reason === text)

/** Cancelling needs a reason, because the reader is told one; twice is as good as once. */
async function cancel({ agendas, account, id, form }: Sent): Promise<Done> {
  const reason = reasonOf(form.reason)
  if (!reason) return { kind: 'refused', wrong: 'desk.cancel.needsReason' }
  const cancelled = await agendas.cancel(account, { booking: id, reason })
  if (cancelled.ok) return { kind: 'done', notice: 'cancelled' }
  const { refusal } = cancelled
  const before = refusal.kind === 'illegal-transition' && refusal.from === 'cancelled'
  return before ? { kind: 'done', notice: 'cancelled' } : refusedBy(refusal)
}

const actions = new Map<string, (sent: Sent) => Promise<Done>>([
  ['contact', openContact],
  ['came', mark(true)],
  ['missed', mark(false)],
  ['cancel', cancel],
])

/** The page of an appointment, after what its form asks for was done. */
export async function openAppointment(
  locals: Locals,
  id: string,
  query: URLSearchParams,
): Promise<AppointmentAnswer> {
  const { app, form, staffLanguage } = locals
  const { account } = staffOf(locals)
  const { desk, agendas } = app.workspace
  const act = form && actions.get(form.action ?? '')
  const done = act && (await act({ desk, agendas, account, id, form }))
  if (done?.kind === 'done')
    return { kind: 'go', to: appointmentAddress(id, staffLanguage, { notice: done.notice }) }
  const found = await desk.read(account, id)
  const told = await agendas.told(account, id)
  if (!found.ok || !told.ok) return { kind: 'unknown', status: 404 }
  const notice = appointmentNotices.find(known => known === query.get('notice'))
  const personal = done?.kind === 'opened' ? done.personal : undefined
  const wrong = done?.kind === 'refused' ? done.wrong : undefined
  const back = notice === 'moved' && !form ? idOf(query.get('back') ?? undefined) : undefined
  const page = { ...found.value, told: told.value, personal, wrong, back, notice: form ? undefined : notice }
  return { kind: 'appointment', page, status: wrong ? 409 : 200 }
}
