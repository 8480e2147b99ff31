import { done, refused } from '../core/refusal.ts'
import { pendingMinutes } from '../core/second-factor.ts'
import { isOver, mostDays } from '../core/session.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { EndSession, ListSessions, SweepStaff } from './signatures.ts'

type Needs = Pick<StaffDependencies, 'storage' | 'clock' | 'tokens'>

/** Makes the use case that lists where somebody is signed in. */
export const makeListSessions =
  ({ storage, clock }: Pick<Needs, 'storage' | 'clock'>): ListSessions =>
  async account => {
    const now = clock.now()
    return (await storage.sessions(account)).filter(session => !isOver(session, now))
  }

/** Makes the use case that ends one of somebody's own sessions. */
export const makeEndSession =
  ({ storage, clock, tokens }: Needs): EndSession =>
  (actor, session) =>
    storage.transaction(async tx => {
      if (!(await tx.endSession(session, actor.id))) return refused({ kind: 'session-unknown' })
      const what = { what: 'ended-session', subject: session, detail: '' } as const
      await tx.note({ id: tokens.id(), at: clock.now(), actor: actor.id, ...what })
      return done(null)
    })

/** Makes the use case that deletes what is over. */
export const makeSweepStaff =
  ({ storage, clock }: Pick<Needs, 'storage' | 'clock'>): SweepStaff =>
  () => {
    const now = clock.now()
    return storage.sweep(now, {
      sessions: now.subtract({ hours: mostDays * 24 }),
      factors: now.subtract({ minutes: pendingMinutes }),
    })
  }
