import { randomUUID } from 'node:crypto'
import type { OfferedSlot } from '../../../../booking/core/slot.ts'
import { isLanguageTag } from '../../../../i18n/languages.ts'
import type { StaffKey } from '../../../../i18n/strings/staff-strings.ts'
import type { App, RequestLocals } from '../../../../server/app.ts'
import type { DeskOffer } from '../../../../server/workspace/desk.ts'
import { appointmentAddress } from '../../../desk-addresses.ts'
import { idOf, textsOf } from '../../talk.ts'
import { wishesOf } from '../../wishes.ts'
import { staffOf } from '../access.ts'
import { type DeskFault, type DeskTyped, deskDetails, deskFaults, deskTyped } from './desk-details.ts'
import { type DeskTalk, deskFilter, readDeskTalk } from './desk-talk.ts'
import { refusalKey } from './words.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'signedIn' | 'staffLanguage'>
type Account = ReturnType<typeof staffOf>['account']

interface ChooseShown {
  readonly offer: DeskOffer
  readonly chosen: DeskTalk
}

interface TimesShown extends ChooseShown {
  readonly slots: readonly OfferedSlot[]
  readonly next: Temporal.Instant | null
  readonly typed: DeskTyped
  readonly faults: readonly DeskFault[]
  readonly wrong?: StaffKey | undefined
  /** The form's own key: sent twice, it books once. */
  readonly bookingKey: string
}

export type BookAnswer =
  | { readonly kind: 'choose'; readonly page: ChooseShown; readonly status: 200 }
  | { readonly kind: 'times'; readonly page: TimesShown; readonly status: number }
  | { readonly kind: 'go'; readonly to: string }

/** What was chosen and typed, by whom. */
interface Sent extends ChooseShown {
  readonly app: App
  readonly account: Account
  readonly typed: DeskTyped
  readonly key: string
}

/** Free times on from where she looks; `from` of a page that has run out leads to the first ones again. */
async function timesOf({ app, account, chosen }: Sent) {
  const found = await app.workspace.desk.findTimes(account, { ...deskFilter(chosen, app), limit: timesShown })
  return found.ok ? found.value : { slots: [], next: null }
}

const timesShown = 12

async function shown(sent: Sent, faults: readonly DeskFault[] = [], wrong?: StaffKey): Promise<BookAnswer> {
  const { offer, chosen, typed, key } = sent
  const { slots, next } = await timesOf(sent)
  const page = { offer, chosen, slots, next, typed, faults, wrong, bookingKey: key }
  return { kind: 'times', page, status: wrong ? 409 : faults.length > 0 ? 422 : 200 }
}

async function book(sent: Sent): Promise<{ readonly id: string } | { readonly wrong: StaffKey }> {
  const { app, account, chosen, typed, key } = sent
  const { topic = '', language = '' } = chosen.talk
  const booked = await app.workspace.desk.book(account, {
    ...deskDetails(typed),
    ...{ slot: typed.slot, topic, language, consent: typed.consent, idempotencyKey: key },
    wishes: wishesOf(chosen.talk),
    locale: isLanguageTag(language) ? language : undefined,
  })
  return booked.ok ? { id: booked.value.booking.id } : { wrong: refusalKey(booked.refusal) }
}

/** Booking for somebody who stands there or calls: first what it is about, then a time and who she is. */
export async function openBook(locals: Locals, query: URLSearchParams): Promise<BookAnswer> {
  const { app, form, staffLanguage } = locals
  const { account } = staffOf(locals)
  const texts = form ?? textsOf(query)
  const offer = await app.workspace.desk.offer(account)
  const chosen = readDeskTalk(texts, app, offer, account.counsellor ?? undefined)
  if (!chosen.talk.topic || !chosen.talk.language || texts.change === 'yes')
    return { kind: 'choose', page: { offer, chosen }, status: 200 }
  const typed = deskTyped(texts)
  const sent = { app, account, offer, chosen, typed, key: idOf(texts.key) ?? randomUUID() }
  if (!form) return shown(sent)
  const { slots } = await timesOf(sent)
  const mode = slots.find(({ id }) => id === typed.slot)?.mode ?? chosen.talk.mode
  const faults = deskFaults({ ...typed, slot: idOf(typed.slot) ?? '' }, mode)
  if (faults.length > 0) return shown(sent, faults)
  const booked = await book(sent)
  if ('id' in booked)
    return { kind: 'go', to: appointmentAddress(booked.id, staffLanguage, { notice: 'booked' }) }
  // Under a new key: with another time it is another booking.
  return shown({ ...sent, key: randomUUID() }, [], booked.wrong)
}
