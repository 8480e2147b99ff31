import type { Counsellor } from '../core/counsellor.ts'
import { idFromLabel, labelKey } from '../core/id-from-label.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { AddCounsellor, ChangeCounsellor, CounsellorDetails } from './district-signatures.ts'

type Needs = Pick<BookingDependencies, 'storage'>

/** Puts her into the teams that are named, and takes her out of all others. */
const joinTeams = async (tx: Transaction, id: string, named: readonly string[]): Promise<Result<null>> => {
  const teams = await tx.district.allTeams()
  if (named.some(team => !teams.some(known => known.id === team))) return refused({ kind: 'team-unknown' })
  for (const team of teams) {
    const [is, shall] = [team.members.includes(id), named.includes(team.id)]
    if (is === shall) continue
    const others = team.members.filter(member => member !== id)
    await tx.district.putTeam({ ...team, members: shall ? [...others, id] : others })
  }
  return done(null)
}

const save = async (
  tx: Transaction,
  { teams, ...counsellor }: CounsellorDetails & { readonly id: string },
  others: readonly Counsellor[],
): Promise<Result<Counsellor>> => {
  const label = labelKey(counsellor.label)
  const same = others.find(other => labelKey(other.label) === label)
  if (same) return refused({ kind: 'label-taken', by: same.id })
  const joined = await joinTeams(tx, counsellor.id, teams)
  if (!joined.ok) return joined
  await tx.district.putCounsellor(counsellor)
  return done(counsellor)
}

/** Makes the use case that adds a counsellor. Sent twice, the second one finds the label taken. */
export const makeAddCounsellor =
  ({ storage }: Needs): AddCounsellor =>
  details =>
    storage.transaction(async tx => {
      const others = await tx.district.allCounsellors()
      const id = idFromLabel(details.label, 'counsellor', each => others.some(other => other.id === each))
      return save(tx, { ...details, id }, others)
    })

/** Makes the use case that changes what is said of a counsellor. */
export const makeChangeCounsellor =
  ({ storage }: Needs): ChangeCounsellor =>
  details =>
    storage.transaction(async tx => {
      const all = await tx.district.allCounsellors()
      const others = all.filter(({ id }) => id !== details.id)
      if (others.length === all.length) return refused({ kind: 'counsellor-unknown' })
      return save(tx, details, others)
    })
