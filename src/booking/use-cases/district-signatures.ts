import type { Counsellor } from '../core/counsellor.ts'
import type { Result } from '../core/result.ts'
import type { Team } from '../core/team.ts'

/** What is said of a counsellor, and the ids of the teams that she is in. */
export type CounsellorDetails = Omit<Counsellor, 'id'> & { readonly teams: readonly string[] }

/** Adds a counsellor, under an id made from her label. Languages and topics are checked by whoever asks. */
export type AddCounsellor = (input: CounsellorDetails) => Promise<Result<Counsellor>>

/** Says something else of a counsellor, also which teams she is in. Her id stays, and what is booked with her. */
export type ChangeCounsellor = (
  input: CounsellorDetails & { readonly id: string },
) => Promise<Result<Counsellor>>

/** Adds a team, or changes the one of this id. */
export type SaveTeam = (
  input: Omit<Team, 'id'> & { readonly id?: string | undefined },
) => Promise<Result<Team>>

/** Takes a team away; its counsellors stay, with all that is booked. */
export type RemoveTeam = (id: string) => Promise<Result<Team>>
