import type { BookingSummary } from '../../booking/core/booking.ts'
import { formatManageCode, parseManageCode } from '../../booking/core/manage-code.ts'
import type { Refusal } from '../../booking/core/refusal.ts'
import type { App } from '../../server/app.ts'

export type Managed =
  | {
      readonly kind: 'shown'
      readonly booking: BookingSummary
      readonly code: string
      /** It was to be cancelled, and it is too late for that. */
      readonly tooLate?: boolean
    }
  | { readonly kind: 'calendar'; readonly booking: BookingSummary }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Does what a form on the appointment's page asks for. Cancelling twice shows the cancelled appointment. */
export async function manage(
  app: App,
  reference: string,
  code: string,
  action: string | undefined,
): Promise<Managed> {
  const key = { reference, code }
  const written = formatManageCode(parseManageCode(code) ?? code)
  const shown = await app.booking.showBooking(key)
  if (!shown.ok) return { kind: 'refused', refusal: shown.refusal }
  if (action === 'calendar') return { kind: 'calendar', booking: shown.value }
  if (action === 'cancel' && shown.value.status === 'booked') {
    const cancelled = await app.booking.cancelBooking(key)
    const tooLate = !cancelled.ok && cancelled.refusal.kind === 'illegal-transition'
    if (tooLate) return { kind: 'shown', booking: shown.value, code: written, tooLate }
    if (!cancelled.ok) return { kind: 'refused', refusal: cancelled.refusal }
    return { kind: 'shown', booking: cancelled.value, code: written }
  }
  return { kind: 'shown', booking: shown.value, code: written }
}
