import type { Closures } from '../core/closures.ts'
import type { Counsellor } from '../core/counsellor.ts'
import { createDaySlots, type DaySlots } from '../core/day-slots.ts'
import type { Offer } from '../core/offer.ts'
import type { Team } from '../core/team.ts'
import type { Clock } from '../ports/clock.ts'
import type { Holidays } from '../ports/holidays.ts'
import type { DistrictState, Storage } from '../ports/storage.ts'

/** The district as it is now, with what was worked out for it so far. */
export type District = {
  readonly counsellors: ReadonlyMap<string, Counsellor>
  readonly offer: Offer
  readonly teams: readonly Team[]
  readonly closures: Closures
  readonly daySlots: DaySlots
}

/** Knows who counsels where and when; reads it again only when it has changed, in whichever process. */
export type Timetable = {
  readonly district: () => Promise<District>
  /** Appointments by counsellor in the weeks around now; may be a minute old. */
  readonly loads: () => Promise<ReadonlyMap<string, number>>
}

const districtOf = (state: DistrictState, { isHoliday }: Holidays): District => {
  const counsellors = new Map(state.counsellors.map(counsellor => [counsellor.id, counsellor]))
  const closures = { exceptions: state.exceptions, isHoliday }
  const offer = state.officeHours.flatMap(rule => {
    const counsellor = counsellors.get(rule.counsellor)
    return counsellor ? [{ rule, counsellor }] : []
  })
  return { counsellors, offer, teams: state.teams, closures, daySlots: createDaySlots(offer, closures) }
}

const loadDays = { back: 28, ahead: 56 } as const
const loadsLastSeconds = 60

type Needs = { readonly storage: Storage; readonly holidays: Holidays; readonly clock: Clock }

/** Makes the one timetable of a process. */
export const makeTimetable = ({ storage, holidays, clock }: Needs): Timetable => {
  let known: { readonly version: number; readonly district: District } | undefined
  let counted: { readonly until: Temporal.Instant; readonly loads: ReadonlyMap<string, number> } | undefined
  return {
    district: async () => {
      const version = await storage.districtVersion()
      if (known?.version === version) return known.district
      const state = await storage.district()
      known = { version: state.version, district: districtOf(state, holidays) }
      return known.district
    },
    loads: async () => {
      const now = clock.now()
      if (counted && Temporal.Instant.compare(now, counted.until) < 0) return counted.loads
      const from = now.subtract({ hours: loadDays.back * 24 })
      const loads = await storage.loads(from, now.add({ hours: loadDays.ahead * 24 }))
      counted = { until: now.add({ seconds: loadsLastSeconds }), loads }
      return loads
    },
  }
}
