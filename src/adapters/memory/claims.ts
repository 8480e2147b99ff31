import { busyClaims, type Claim, type QuantumRange } from '../../booking/core/claim.ts'
import type { Quota } from '../../booking/core/quota.ts'
import type { ClaimRequest, Transaction } from '../../booking/ports/transaction.ts'
import type { HeldClaim, State } from './state.ts'

const keyOf = ({ counsellor, lane, quantum }: Pick<Claim, 'counsellor' | 'lane' | 'quantum'>): string =>
  `${lane} ${quantum} ${counsellor}`

const claimsOf = (
  request: ClaimRequest,
  lane: number,
  owner: string,
  until: Temporal.Instant | null,
): HeldClaim[] =>
  Array.from({ length: request.quanta.to - request.quanta.from }, (_, place) => ({
    counsellor: request.counsellor,
    lane,
    quantum: request.quanta.from + place,
    slot: request.slot,
    owner,
    until,
  }))

const takeLane = (state: State, request: ClaimRequest, lane: number): boolean => {
  const claims = claimsOf(request, lane, request.owner, request.until)
  if (claims.some(claim => state.claims.has(keyOf(claim)))) return false
  for (const claim of claims) state.claims.set(keyOf(claim), claim)
  return true
}

const joinSession = (state: State, request: ClaimRequest): boolean => {
  const claims = claimsOf(request, 0, request.slot, null)
  const others = claims.some(
    claim => (state.claims.get(keyOf(claim))?.owner ?? request.slot) !== request.slot,
  )
  if (others) return false
  for (const claim of claims) state.claims.set(keyOf(claim), claim)
  return true
}

/** Lanes that are taken, also those beyond the most: that may have been lowered since. */
const lanesOf = (state: State, counsellor: string, quanta: QuantumRange): ReadonlySet<number> => {
  const here = [...state.claims.values()].filter(
    claim => claim.counsellor === counsellor && claim.quantum >= quanta.from && claim.quantum < quanta.to,
  )
  return new Set(here.map(({ lane }) => lane).filter(lane => lane > 0))
}

const quotaLanes = (state: State, { key, quantum }: Quota): ReadonlySet<number> =>
  lanesOf(state, key, { from: quantum, to: quantum + 1 })

const joinQuota = (
  state: State,
  { quota, slot, owner, until }: Pick<ClaimRequest, 'slot' | 'owner' | 'until'> & { readonly quota: Quota },
): void => {
  const taken = quotaLanes(state, quota)
  const lanes = Array.from({ length: taken.size + 1 }, (_, place) => place + 1)
  const lane = lanes.find(free => !taken.has(free)) ?? lanes.length
  const claim = { counsellor: quota.key, lane, quantum: quota.quantum, slot, owner, until }
  state.claims.set(keyOf(claim), claim)
}

const takeQuota = (state: State, { quota, ...request }: ClaimRequest): boolean => {
  if (quota === null) return true
  if (quotaLanes(state, quota).size >= quota.most) return false
  joinQuota(state, { ...request, quota })
  return true
}

/** Time that counsellors' own calendars take, in a run of quanta. */
const busyIn = (state: State, quanta: QuantumRange) =>
  [...state.busy.values()].filter(({ from, to }) => from < quanta.to && to > quanta.from)

const take = (state: State, request: ClaimRequest): boolean => {
  if (busyIn(state, request.quanta).some(({ counsellor }) => counsellor === request.counsellor)) return false
  if (!takeQuota(state, request)) return false
  if (request.seats === 1) return takeLane(state, request, 0)
  if (!joinSession(state, request)) return false
  if (lanesOf(state, request.counsellor, request.quanta).size >= request.seats) return false
  const lanes = Array.from({ length: request.seats }, (_, place) => place + 1)
  return lanes.some(lane => takeLane(state, request, lane))
}

/** Whether more people are in than there are places now, because a rule was changed since they came. */
const isOverfull = (state: State, { counsellor, seats, quanta, quota }: ClaimRequest): boolean =>
  (seats > 1 && lanesOf(state, counsellor, quanta).size > seats) ||
  (quota !== null && quotaLanes(state, quota).size > quota.most)

const release = (state: State, owner: string): void => {
  const mine = [...state.claims].filter(([, claim]) => claim.owner === owner)
  for (const [key] of mine) state.claims.delete(key)
  const slot = mine.find(([, claim]) => claim.lane > 0)?.[1].slot
  if (slot === undefined) return
  const session = [...state.claims].filter(([, claim]) => claim.slot === slot)
  const seats = session.filter(([, claim]) => claim.owner !== slot)
  const needed = new Set(seats.map(([, claim]) => claim.quantum))
  for (const [key, claim] of session)
    if (claim.owner === slot && !needed.has(claim.quantum)) state.claims.delete(key)
}

const compareClaims = (a: Claim, b: Claim): number => a.lane - b.lane || a.quantum - b.quantum

const isWithin = (claim: Claim, { counsellor, quanta, quota }: ClaimRequest): boolean =>
  (claim.counsellor === counsellor && claim.quantum >= quanta.from && claim.quantum < quanta.to) ||
  (claim.counsellor === quota?.key && claim.quantum === quota.quantum)

const ranOut = ({ until }: HeldClaim, now: Temporal.Instant): boolean =>
  until !== null && Temporal.Instant.compare(until, now) <= 0

/** The claims of an owner, in order of lane and quantum. */
export const claimsHeldBy = (state: State, owner: string): readonly Claim[] =>
  [...state.claims.values()]
    .filter(claim => claim.owner === owner)
    .map(({ until: _, ...claim }) => claim)
    .toSorted(compareClaims)

/** Claims within a unit of work. */
export const claimsIn = (state: State): Transaction['claims'] => ({
  take: async request => {
    if (take(state, request)) return true
    for (const [key, { owner, slot }] of state.claims)
      if (owner === request.owner && slot === request.slot) state.claims.delete(key)
    return false
  },
  joinQuota: async place => joinQuota(state, { ...place, until: null }),
  release: async owner => release(state, owner),
  of: async owner => claimsHeldBy(state, owner),
  handOver: async (hold, request) => {
    const { owner, until } = request
    if (isOverfull(state, request)) return 0
    const mine = [...state.claims].filter(([, claim]) => claim.owner === hold && isWithin(claim, request))
    for (const [key, claim] of mine) state.claims.set(key, { ...claim, owner, until })
    return mine.length
  },
  releaseExpired: async now => {
    const expired = [...state.claims.values()].filter(claim => ranOut(claim, now))
    for (const owner of new Set(expired.map(claim => claim.owner))) release(state, owner)
  },
})

/** The claims in a run of quanta, without those of holds that ran out. */
export const readClaims = (
  state: State,
  quanta: QuantumRange,
  now: Temporal.Instant,
  of?: readonly string[],
): readonly Claim[] => [
  ...[...state.claims.values()].filter(
    claim =>
      claim.quantum >= quanta.from &&
      claim.quantum < quanta.to &&
      (of === undefined || of.includes(claim.counsellor)) &&
      !ranOut(claim, now),
  ),
  ...busyIn(state, quanta)
    .filter(({ counsellor }) => of === undefined || of.includes(counsellor))
    .flatMap(busy => busyClaims(busy, quanta)),
]
