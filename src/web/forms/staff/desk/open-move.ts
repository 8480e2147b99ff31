import type { BookingSummary } from '../../../../booking/core/booking.ts'
import type { OfferedSlot } from '../../../../booking/core/slot.ts'
import type { StaffKey } from '../../../../i18n/strings/staff-strings.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import { appointmentAddress } from '../../../desk-addresses.ts'
import { idOf } from '../../talk.ts'
import { staffOf } from '../access.ts'
import { refusalKey } from './words.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'signedIn' | 'staffLanguage'>

/** How much is shown at once. */
const weeks = 2

interface TimesShown {
  readonly booking: BookingSummary
  readonly slots: readonly OfferedSlot[]
  /** Whether its reader hears of the new time by a message. */
  readonly reached: boolean
  /** The weeks after these, `YYYY-MM-DD`. */
  readonly next: string
  /** Whether there are weeks before these that have not passed. */
  readonly isFirst: boolean
  readonly wrong?: StaffKey | undefined
}

export type MoveAnswer =
  | { readonly kind: 'times'; readonly page: TimesShown; readonly status: number }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'unknown'; readonly status: 404 }

const dateOf = (text: string | null): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from(text ?? '')
  } catch {
    return undefined
  }
}

/** The weeks that an address asks for, from today on. */
function rangeOf(query: URLSearchParams) {
  const today = Temporal.Now.plainDateISO('Europe/Berlin')
  const asked = dateOf(query.get('from')) ?? today
  const first = Temporal.PlainDate.compare(asked, today) > 0 ? asked : today
  const next = first.add({ weeks })
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Europe/Berlin').toInstant()
  return { from: at(first), to: at(next), next: next.toString(), isFirst: first.equals(today) }
}

/** Free times of its counsellor for an appointment; one tap on a time moves it, and the answer offers to take that back. */
export async function openMove(locals: Locals, id: string, query: URLSearchParams): Promise<MoveAnswer> {
  const { app, form, staffLanguage } = locals
  const { account } = staffOf(locals)
  const { agendas, desk } = app.workspace
  const found = await desk.read(account, id)
  if (!found.ok) return { kind: 'unknown', status: 404 }
  const { booking } = found.value
  const moved = form && (await agendas.move(account, { booking: id, slot: idOf(form.slot) ?? '' }))
  if (moved?.ok) {
    const back = form?.undo === 'yes' ? undefined : moved.value.back
    return { kind: 'go', to: appointmentAddress(id, staffLanguage, { notice: 'moved', back }) }
  }
  const { next, isFirst, ...range } = rangeOf(query)
  const free = await agendas.free(account, { booking: id, ...range })
  if (!free.ok) return { kind: 'unknown', status: 404 }
  const wrong = moved && refusalKey(moved.refusal)
  return {
    kind: 'times',
    page: { booking, ...free.value, next, isFirst, wrong },
    status: wrong ? 409 : 200,
  }
}
