import type { Team } from '../../../booking/core/team.ts'
import type { Storage } from '../../../booking/ports/storage.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { type Actor, type Deed, lineOf, logging } from '../acting.ts'

/** Who came into a team and who left it: whose appointments somebody may open hangs on that. */
const movesBetween = (before: readonly Team[], after: readonly Team[]): readonly Deed[] =>
  after.flatMap(({ id: subject, members }): readonly Deed[] => {
    const former = before.find(({ id }) => id === subject)?.members ?? []
    return [
      ...members
        .filter(member => !former.includes(member))
        .map(detail => ({ what: 'joined-team', subject, detail }) as const),
      ...former
        .filter(member => !members.includes(member))
        .map(detail => ({ what: 'left-team', subject, detail }) as const),
    ]
  })

/** Like `logging`, with a line for each who came into a team or left it. */
export const loggingTeams = <T>(
  needs: BookingDependencies,
  actor: Pick<Actor, 'id'>,
  deedOf: (value: T) => Deed,
): BookingDependencies => {
  const logged = logging(needs, actor, deedOf)
  const transaction: Storage['transaction'] = work =>
    logged.storage.transaction(async tx => {
      const before = await tx.district.allTeams()
      const result = await work(tx)
      const moves = result.ok ? movesBetween(before, await tx.district.allTeams()) : []
      for (const move of moves) await tx.log.note(lineOf(needs, actor, move))
      return result
    })
  return { ...logged, storage: { ...logged.storage, transaction } }
}
