import { type Ledger, type LedgerFault, ledgerFaults } from '../../../booking/core/ledger-faults.ts'
import { type Finding, findings, many } from './finding.ts'

const { ok, fault } = findings('bookings')

const mostNamed = 3

const subjects: Readonly<Record<LedgerFault['kind'], string>> = {
  unclaimed: 'booking',
  overlap: 'pair',
  ownerless: 'slot',
}

const words: Readonly<Record<LedgerFault['kind'], string>> = {
  unclaimed: 'without all of the promised time, which somebody else could book',
  overlap: 'of bookings that have the same time with the same counsellor',
  ownerless: 'kept for nobody, which cannot be booked',
}

function name(faults: readonly LedgerFault[]): string {
  const named = faults.slice(0, mostNamed).map(({ slots }) => slots.join(' and '))
  return `${named.join(', ')}${faults.length > mostNamed ? ' …' : ''}`
}

/** Whether bookings and claims agree. Slots are named, which say when and where, but not who. */
export function checkLedger(ledger: Ledger, now: Temporal.Instant): readonly Finding[] {
  const faults = ledgerFaults(ledger, now)
  const byKind = [...Map.groupBy(faults, ({ kind }) => kind)]
  if (byKind.length > 0)
    return byKind.map(([kind, own]) =>
      fault(`${many(own.length, subjects[kind])} ${words[kind]} (${name(own)})`),
    )
  return [ok(`${many(ledger.bookings.length, 'booking')} and ${many(ledger.claims.length, 'claim')} agree`)]
}
