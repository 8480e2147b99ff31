import { z } from 'zod'
import type { CounsellorDetails } from '../../../booking/use-cases/district-signatures.ts'
import type { StaffKey } from '../../../i18n/strings/staff-strings.ts'
import type { WorkRefusal } from '../../../server/workspace/acting.ts'
import type { CounsellorEntry } from '../../../server/workspace/administration.ts'
import { isWhole, plainText } from '../../http/plain-text.ts'

/** The most characters of a label of a counsellor or a team. */
export const mostInLabel = 80

/** A label as the public sees it: one line, nothing in it that nobody sees. */
export const labelSchema = z
  .string()
  .transform(plainText)
  .refine(isWhole)
  .pipe(z.string().min(1).max(mostInLabel))

/** The form of a counsellor as it was sent. */
export type CounsellorTyped = {
  readonly label: string
  readonly languages: readonly string[]
  readonly topics: readonly string[]
  readonly woman: string
  readonly teams: readonly string[]
}

export type CounsellorFault = { readonly field: 'label' | 'languages' | 'topics'; readonly text: StaffKey }

/** What there is to choose from: ids. */
export type Choices = { readonly languages: readonly string[]; readonly topics: readonly string[] }

export type CounsellorRead =
  | { readonly ok: true; readonly value: CounsellorDetails }
  | { readonly ok: false; readonly faults: readonly CounsellorFault[] }

const womanOf: Readonly<Record<string, boolean | null>> = { yes: true, no: false }

/** The fields as they were sent, to fill the form in again beside its faults. */
export function typedCounsellor(lists: ReadonlyMap<string, readonly string[]>): CounsellorTyped {
  const all = (name: string) => lists.get(name) ?? []
  return {
    label: all('label')[0] ?? '',
    woman: all('woman')[0] ?? '',
    ...{ languages: all('languages'), topics: all('topics'), teams: all('teams') },
  }
}

/** The fields of somebody who is there already. */
export function typedOf({ label, languages, topics, woman, teams }: CounsellorEntry): CounsellorTyped {
  const said = woman === null ? '' : woman ? 'yes' : 'no'
  return { label, languages, topics, woman: said, teams: teams.map(({ id }) => id) }
}

/** Checks a form. What is not among the choices counts as not chosen. */
export function readCounsellor(typed: CounsellorTyped, choices: Choices): CounsellorRead {
  const label = labelSchema.safeParse(typed.label)
  const languages = choices.languages.filter(id => typed.languages.includes(id))
  const topics = choices.topics.filter(id => typed.topics.includes(id))
  const faults: CounsellorFault[] = []
  if (!label.success) faults.push({ field: 'label', text: 'counsellors.fault.label' })
  if (languages.length === 0) faults.push({ field: 'languages', text: 'counsellors.fault.languages' })
  if (topics.length === 0) faults.push({ field: 'topics', text: 'counsellors.fault.topics' })
  if (!label.success || faults.length > 0) return { ok: false, faults }
  const woman = womanOf[typed.woman] ?? null
  return { ok: true, value: { label: label.data, languages, topics, woman, teams: typed.teams } }
}

/** What a refusal says about the form. */
export function faultOf({ kind }: WorkRefusal): CounsellorFault {
  return {
    field: 'label',
    text: kind === 'label-taken' ? 'counsellors.fault.taken' : 'counsellors.fault.gone',
  }
}
