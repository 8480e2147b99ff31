import type { BookingSummary } from '../../booking/core/booking.ts'
import type { Wish } from '../../booking/core/wish.ts'
import type { SlotFilter } from '../../booking/use-cases/signatures.ts'
import type { App } from '../../server/app.ts'
import type { KnownTalk } from './talk.ts'

/** What she wishes for, whether or not the times that she sees fulfil it: her counsellor is told. */
export function wishesOf({ woman, interpreter, stepFree }: KnownTalk): readonly Wish[] {
  return [
    ...(woman ? (['woman'] as const) : []),
    ...(interpreter ? (['interpreter'] as const) : []),
    ...(stepFree ? (['step-free'] as const) : []),
  ]
}

/** Which times suit a talk. With somebody who interprets, every counsellor's do. */
export function filterOf(talk: KnownTalk, app: Pick<App, 'stepFreeOffices'>): SlotFilter {
  const { topic, office, mode, team } = talk
  return {
    topic,
    office,
    mode,
    team,
    language: talk.interpreter ? undefined : talk.language,
    woman: talk.woman === 'yes' ? true : undefined,
    offices: talk.stepFree === 'yes' ? app.stepFreeOffices : undefined,
  }
}

/** The talk that a booking is about, to look for another time. What her appointment does not fulfil she has done without. */
export function talkOf(booking: BookingSummary, app: Pick<App, 'stepFreeOffices'>): KnownTalk {
  const { topic, language, guide, step, wishes, office, counsellor } = booking
  const stepFree = office === null || app.stepFreeOffices.includes(office)
  return {
    topic,
    language,
    guide: guide ?? undefined,
    step: step ?? undefined,
    woman: wishes.includes('woman') ? (counsellor.woman ? 'yes' : 'maybe') : undefined,
    interpreter: wishes.includes('interpreter') ? 'yes' : undefined,
    stepFree: wishes.includes('step-free') ? (stepFree ? 'yes' : 'maybe') : undefined,
  }
}
