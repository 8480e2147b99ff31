import type { StaffKey } from '../../../i18n/strings/staff-strings.ts'
import type { WorkRefusal } from '../../../server/workspace/acting.ts'
import { labelSchema } from './counsellor-form.ts'

/** The form of a team as it was sent. */
export type TeamTyped = { readonly label: string; readonly members: readonly string[] }

export type TeamRead =
  | { readonly ok: true; readonly value: TeamTyped }
  | { readonly ok: false; readonly fault: StaffKey }

/** The fields as they were sent. */
export function typedTeam(lists: ReadonlyMap<string, readonly string[]>): TeamTyped {
  return { label: lists.get('label')?.[0] ?? '', members: lists.get('members') ?? [] }
}

/** Checks a form. */
export function readTeam({ label, members }: TeamTyped): TeamRead {
  const read = labelSchema.safeParse(label)
  return read.success
    ? { ok: true, value: { label: read.data, members } }
    : { ok: false, fault: 'teams.fault.label' }
}

/** What a refusal says about the form. */
export function teamFault({ kind }: WorkRefusal): StaffKey {
  return kind === 'label-taken' ? 'teams.fault.taken' : 'teams.fault.gone'
}
