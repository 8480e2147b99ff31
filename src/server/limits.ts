// What stands around booking so that programs do not hoard appointments. Why so many of each: src/adapters/limits/README.md.
import { createProofs } from '../adapters/crypto/proofs.ts'
import { createPace, createUnlimitedPace } from '../adapters/limits/pace.ts'
import { defaultPolicy, type Policy } from '../booking/core/policy.ts'
import type { Proofs } from '../booking/ports/proofs.ts'
import type { Secrets } from '../booking/ports/secrets.ts'
import { makeBookWithProof } from '../booking/use-cases/book-with-proof.ts'
import { paceBookings, paceCodes, paceHolds } from '../booking/use-cases/keep-pace.ts'
import type { Environment } from '../config/environment.ts'
import type { Content } from '../information/loader/content.ts'
import type { App } from './app.ts'

/** The district's policy: what it says in its content, and what is usual where it says nothing. */
export function policyOf(
  { district }: Content,
  { limits, smtpUrl, sms, push }: Pick<Environment, 'limits'> & Partial<Environment>,
): Policy {
  const { mostPerContact, provenFrom, mostPerNetwork } = district.booking ?? {}
  const most = mostPerContact ?? defaultPolicy.mostPerContact
  return {
    ...defaultPolicy,
    retentionHours: district.privacy.retentionHours,
    mostPerContact: limits === 'on' ? most : Number.POSITIVE_INFINITY,
    mail: smtpUrl !== undefined,
    sms: sms !== undefined,
    pushServices: push?.services ?? [],
    provenFrom: provenFrom ?? defaultPolicy.provenFrom,
    mostPerNetwork: mostPerNetwork ?? defaultPolicy.mostPerNetwork,
  }
}

/** Booking as people and programs meet it: at a pace, and with a proof of work where many book from one network. */
export function guarded(
  booking: App['booking'],
  secrets: Secrets,
  { limits, secret }: Pick<Environment, 'limits' | 'secret'>,
  proofs: Proofs = createProofs(secret),
): App['booking'] {
  const needs = { secrets, pace: limits === 'on' ? createPace() : createUnlimitedPace() }
  const bookSlot = makeBookWithProof({ bookSlot: booking.bookSlot, proofs })
  return {
    ...booking,
    holdSlot: paceHolds(needs, booking.holdSlot),
    bookSlot: paceBookings(needs, bookSlot),
    showBooking: paceCodes(needs, booking.showBooking),
    cancelBooking: paceCodes(needs, booking.cancelBooking),
    moveBooking: paceCodes(needs, booking.moveBooking),
    askForEarlier: paceCodes(needs, booking.askForEarlier),
    subscribeDevice: paceCodes(needs, booking.subscribeDevice),
    unsubscribeDevice: paceCodes(needs, booking.unsubscribeDevice),
    listDevices: paceCodes(needs, booking.listDevices),
  }
}
