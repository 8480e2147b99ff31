import { idFromLabel, labelKey } from '../core/id-from-label.ts'
import { done, refused } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { RemoveTeam, SaveTeam } from './district-signatures.ts'

type Needs = Pick<BookingDependencies, 'storage'>

/** Makes the use case that adds or changes a team. */
export const makeSaveTeam =
  ({ storage }: Needs): SaveTeam =>
  ({ id, label, members }) =>
    storage.transaction(async tx => {
      const teams = await tx.district.allTeams()
      if (id !== undefined && !teams.some(team => team.id === id)) return refused({ kind: 'team-unknown' })
      const same = teams.find(team => team.id !== id && labelKey(team.label) === labelKey(label))
      if (same) return refused({ kind: 'label-taken', by: same.id })
      const known = new Set((await tx.district.allCounsellors()).map(counsellor => counsellor.id))
      if (members.some(member => !known.has(member))) return refused({ kind: 'counsellor-unknown' })
      const own = id ?? idFromLabel(label, 'team', each => teams.some(team => team.id === each))
      const team = { id: own, label, members: [...new Set(members)] }
      await tx.district.putTeam(team)
      return done(team)
    })

/** Makes the use case that takes a team away. */
export const makeRemoveTeam =
  ({ storage }: Needs): RemoveTeam =>
  id =>
    storage.transaction(async tx => {
      const team = (await tx.district.allTeams()).find(each => each.id === id)
      if (!team) return refused({ kind: 'team-unknown' })
      await tx.district.removeTeam(id)
      return done(team)
    })
