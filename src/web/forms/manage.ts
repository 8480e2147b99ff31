import type { BookingDetails } from '../../booking/core/booking.ts'
import { formatManageCode, parseManageCode } from '../../booking/core/manage-code.ts'
import { type ReaderReason, readerReasons } from '../../booking/core/reason.ts'
import type { Refusal } from '../../booking/core/refusal.ts'
import type { BookingKey, SlotChoice } from '../../booking/use-cases/signatures.ts'
import type { App } from '../../server/app.ts'
import { instantOf } from './instant.ts'
import { idOf } from './talk.ts'

/** What was done, or why it could not be, to be said above the appointment. */
export type Said = 'moved' | 'too-late' | 'not-possible' | 'earlier-gone' | 'not-waiting'

export type Managed =
  | {
      readonly kind: 'shown'
      readonly booking: BookingDetails
      readonly code: string
      readonly said?: Said | undefined
    }
  | {
      /** Times to move to, and why she sees them again. */
      readonly kind: 'times'
      readonly booking: BookingDetails
      readonly code: string
      readonly from?: Temporal.Instant | undefined
      readonly refusal?: Refusal | undefined
    }
  | { readonly kind: 'calendar'; readonly booking: BookingDetails }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** The appointment whose form was sent, and what was in the form. */
interface Opened {
  readonly app: App
  readonly key: BookingKey
  readonly booking: BookingDetails
  /** As it is given out, however it was typed. */
  readonly code: string
  readonly texts: Record<string, string>
}

function shown({ booking, code }: Opened, said?: Said): Managed {
  return { kind: 'shown', booking, code, said }
}

async function shownAnew({ app, key, code }: Opened, said?: Said): Promise<Managed> {
  const now = await app.booking.showBooking(key)
  if (!now.ok) return { kind: 'refused', refusal: now.refusal }
  return { kind: 'shown', booking: now.value, code, said }
}

function reasonOf(text: string | undefined): ReaderReason | undefined {
  return readerReasons.find(reason => reason === text)
}

/** Cancelling twice shows the cancelled appointment. */
async function cancel(opened: Opened): Promise<Managed> {
  const { app, key, booking, texts } = opened
  if (booking.status !== 'booked') return shown(opened)
  const cancelled = await app.booking.cancelBooking({ ...key, reason: reasonOf(texts.reason) })
  if (cancelled.ok) return shownAnew(opened)
  if (cancelled.refusal.kind === 'illegal-transition') return shown(opened, 'too-late')
  return { kind: 'refused', refusal: cancelled.refusal }
}

/** Moves; a form that is sent again, to where the appointment is by now, has moved it already. */
async function moveTo(opened: Opened, choice: SlotChoice, refused: (refusal: Refusal) => Managed) {
  const { slot, changedBy } = opened.booking
  if (choice.slot === slot && changedBy === null) return shown(opened, 'moved')
  const moved = await opened.app.booking.moveBooking({ ...opened.key, ...choice })
  if (moved.ok) return shownAnew(opened, 'moved')
  return moved.refusal.kind === 'illegal-transition' ? shown(opened, 'not-possible') : refused(moved.refusal)
}

function move(opened: Opened): Promise<Managed> {
  const { booking, code, texts } = opened
  return moveTo(opened, { slot: idOf(texts.slot) ?? '' }, refusal => ({
    kind: 'times',
    booking,
    code,
    refusal,
  }))
}

/** Takes the earlier time that was kept for her, or says that it is gone. */
async function take(opened: Opened): Promise<Managed> {
  const slot = idOf(opened.texts.slot)
  const hold = idOf(opened.texts.hold)
  if (hold === undefined) return shown(opened, 'earlier-gone')
  return moveTo(opened, { hold, slot }, () => shown(opened, 'earlier-gone'))
}

async function times(opened: Opened): Promise<Managed> {
  const { booking, code, texts } = opened
  if (booking.status !== 'booked') return shown(opened, 'not-possible')
  return { kind: 'times', booking, code, from: instantOf(texts.from) }
}

function waitFor(wanted: boolean) {
  return async (opened: Opened): Promise<Managed> => {
    const asked = await opened.app.booking.askForEarlier({ ...opened.key, wanted })
    if (asked.ok) return shownAnew(opened, wanted ? undefined : 'not-waiting')
    if (asked.refusal.kind === 'illegal-transition') return shown(opened, 'not-possible')
    return { kind: 'refused', refusal: asked.refusal }
  }
}

async function calendar({ booking }: Opened): Promise<Managed> {
  return { kind: 'calendar', booking }
}

/** What the buttons of the appointment's page are named; every other name shows the appointment. */
const actions = new Map<string, (opened: Opened) => Promise<Managed>>([
  ['calendar', calendar],
  ['cancel', cancel],
  ['times', times],
  ['move', move],
  ['earlier', waitFor(true)],
  ['stay', waitFor(false)],
  ['take', take],
])

/** Does what a form on the appointment's page asks for. */
export async function manage(
  app: App,
  reference: string,
  texts: Record<string, string>,
  network?: string | undefined,
): Promise<Managed> {
  const key = { reference, code: texts.code ?? '', network }
  const found = await app.booking.showBooking(key)
  if (!found.ok) return { kind: 'refused', refusal: found.refusal }
  const code = formatManageCode(parseManageCode(key.code) ?? key.code)
  const opened: Opened = { app, key, booking: found.value, code, texts }
  const act = actions.get(texts.action ?? '')
  return act ? act(opened) : shown(opened)
}
