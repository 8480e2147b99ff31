import type { Mode } from '../../../../booking/core/office-hours.ts'
import type { StaffKey } from '../../../../i18n/strings/staff-strings.ts'
import { emailSchema, nameSchema, noteSchema, phoneSchema } from '../../../http/schemas.ts'

/** What is typed about the person, as it was typed. */
export interface DeskTyped {
  readonly slot: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly note: string
  readonly consent: boolean
}

export interface DeskFault {
  readonly field: keyof DeskTyped
  readonly text: StaffKey
}

export interface DeskDetails {
  readonly name: string
  readonly contact: { readonly phone?: string | undefined; readonly email?: string | undefined }
  readonly note: string | undefined
}

/** The fields of a form; empty before one was sent. */
export function deskTyped(texts: Readonly<Record<string, string>>): DeskTyped {
  const { slot = '', name = '', phone = '', email = '', note = '' } = texts
  return { slot, name, phone, email, note, consent: texts.consent === 'yes' }
}

const isEmpty = (text: string): boolean => text.trim() === ''

/** What is to be changed; a talk on the phone needs a number. */
export function deskFaults(typed: DeskTyped, mode: Mode | undefined): readonly DeskFault[] {
  const { name, phone, email, note } = typed
  const phoneMissing = isEmpty(phone) && mode === 'phone'
  const checks: readonly (readonly [boolean, DeskFault])[] = [
    [isEmpty(typed.slot), { field: 'slot', text: 'desk.book.faults.slot' }],
    [!nameSchema.safeParse(name).success, { field: 'name', text: 'desk.book.faults.name' }],
    [phoneMissing, { field: 'phone', text: 'desk.book.faults.phoneMissing' }],
    [
      !isEmpty(phone) && !phoneSchema.safeParse(phone).success,
      { field: 'phone', text: 'desk.book.faults.phone' },
    ],
    [
      !isEmpty(email) && !emailSchema.safeParse(email).success,
      { field: 'email', text: 'desk.book.faults.email' },
    ],
    [!noteSchema.safeParse(note).success, { field: 'note', text: 'desk.book.faults.note' }],
    [!typed.consent, { field: 'consent', text: 'desk.book.faults.consent' }],
  ]
  return checks.flatMap(([wrong, fault]) => (wrong ? [fault] : []))
}

/** What was typed, as it is kept; only for what has no faults. */
export function deskDetails({ name, phone, email, note }: DeskTyped): DeskDetails {
  return {
    name: nameSchema.parse(name),
    contact: {
      ...(isEmpty(phone) ? {} : { phone: phoneSchema.parse(phone) }),
      ...(isEmpty(email) ? {} : { email: emailSchema.parse(email) }),
    },
    note: isEmpty(note) ? undefined : noteSchema.parse(note),
  }
}
