import type { Refusal } from '../../booking/core/refusal.ts'
import type { Result } from '../../booking/core/result.ts'
import type { LogLine } from '../../booking/ports/records.ts'
import type { Storage } from '../../booking/ports/storage.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import type { Account } from '../../staff/core/account.ts'
import type { Audited } from '../../staff/core/audit.ts'
import { type Reach, reaches, reachOf, type Work } from '../../staff/core/reach.ts'

/** Why staff did not get what they asked for. Somebody else's things and things that are not there give one answer. */
export type WorkRefusal = Refusal | { readonly kind: 'not-allowed' }

export type WorkResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: WorkRefusal }

/** Who acts. */
export type Actor = Pick<Account, 'id' | 'role' | 'counsellor'>

/**
 * What was done, for the log; `detail` is a word or two (an id, a date, a number), never anything of a reader, nor why somebody is
 * away.
 */
export type Deed = { readonly what: Audited; readonly subject: string; readonly detail?: string | undefined }

export const notAllowed = { ok: false, refusal: { kind: 'not-allowed' } } as const

/** Whose things somebody may do a work on, as the teams are now. */
export const reachOfActor = async (
  { timetable }: Pick<BookingDependencies, 'timetable'>,
  actor: Actor,
  work: Work,
): Promise<Reach> => reachOf(actor, work, (await timetable.district()).teams)

/** Whether somebody may do a work on a counsellor's things. */
export const mayReach = async (
  needs: Pick<BookingDependencies, 'timetable'>,
  actor: Actor,
  work: Work,
  counsellor: string,
): Promise<boolean> => reaches(await reachOfActor(needs, actor, work), counsellor)

/** The line that names who did what, and when. */
export const lineOf = (
  { clock, identifiers }: Pick<BookingDependencies, 'clock' | 'identifiers'>,
  { id: actor }: Pick<Actor, 'id'>,
  { what, subject, detail = '' }: Deed,
): LogLine => ({ id: identifiers.uuid(), at: clock.now(), actor, what, subject, detail })

/**
 * Dependencies whose units of work write the log too: what was done and the line about it stand both or neither. Only for use
 * cases that do what they are for in one unit of work. Where nothing came of it, `deedOf` answers undefined or no deeds: then no
 * line says that something was done.
 */
export const logging = <T>(
  needs: BookingDependencies,
  actor: Pick<Actor, 'id'>,
  deedOf: (value: T) => Deed | readonly Deed[] | undefined,
): BookingDependencies => {
  const transaction: Storage['transaction'] = work =>
    needs.storage.transaction(async tx => {
      const result = await work(tx)
      // The use case that gets these dependencies answers this value: whoever calls names it.
      const deeds = result.ok ? [deedOf(result.value as unknown as T) ?? []].flat() : []
      for (const deed of deeds) await tx.log.note(lineOf(needs, actor, deed))
      return result
    })
  return { ...needs, storage: { ...needs.storage, transaction } }
}

/** A booking that somebody may do a work on; whatever else there is, is answered as if it were not there. */
export const bookingFor = async (
  needs: Pick<BookingDependencies, 'storage' | 'timetable'>,
  actor: Actor,
  work: Work,
  id: string,
): Promise<Result<{ readonly id: string; readonly counsellor: string }>> => {
  const booking = await needs.storage.findBooking(id)
  const reach = await reachOfActor(needs, actor, work)
  return booking && reaches(reach, booking.counsellor)
    ? { ok: true, value: booking }
    : { ok: false, refusal: { kind: 'booking-unknown' } }
}
