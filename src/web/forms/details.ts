import type { StringKey } from '../../i18n/strings/strings.ts'
import { emailSchema, nameSchema, phoneSchema } from '../http/schemas.ts'

/** The third screen's fields as they were typed. */
export interface DetailsTyped {
  readonly name: string
  readonly phone: string
  readonly email: string
  /** Somebody books for another person, who agrees. */
  readonly forOther?: boolean
  readonly consent?: boolean
}

export type DetailsField = keyof DetailsTyped

export interface DetailsFault {
  readonly field: DetailsField
  readonly text: StringKey
}

export interface Details {
  readonly name: string
  readonly contact: { readonly phone?: string | undefined; readonly email?: string | undefined }
  /** There where somebody who is not staff books for another person. */
  readonly onBehalf?: { readonly by: 'volunteer'; readonly consent: true } | undefined
}

export type DetailsRead =
  | { readonly ok: true; readonly value: Details }
  | { readonly ok: false; readonly faults: readonly DetailsFault[] }

/** The fields as typed, to fill the form in again beside its faults. */
export function typedDetails(texts: Record<string, string>): DetailsTyped {
  const { name = '', phone = '', email = '' } = texts
  return { name, phone, email, forOther: texts.forOther === 'yes', consent: texts.consent === 'yes' }
}

function nameFault(name: string): DetailsFault[] {
  const { error } = nameSchema.safeParse(name)
  if (!error) return []
  const tooLong = error.issues.some(({ code }) => code === 'too_big')
  return [{ field: 'name', text: tooLong ? 'book.errors.nameLong' : 'book.errors.name' }]
}

function phoneFault(phone: string, needed: boolean): DetailsFault[] {
  if (phone.trim() === '') return needed ? [{ field: 'phone', text: 'book.errors.phoneMissing' }] : []
  return phoneSchema.safeParse(phone).success ? [] : [{ field: 'phone', text: 'book.errors.phone' }]
}

function emailFault(email: string): DetailsFault[] {
  if (email.trim() === '' || emailSchema.safeParse(email).success) return []
  return [{ field: 'email', text: 'book.errors.email' }]
}

function consentFault({ forOther, consent }: DetailsTyped): DetailsFault[] {
  return forOther && !consent ? [{ field: 'consent', text: 'problem.consent-needed' }] : []
}

/** Checks name and contact by the API's own schemas. A talk on the phone needs a number. */
export function readDetails(typed: DetailsTyped, phoneNeeded: boolean): DetailsRead {
  const faults = [
    ...nameFault(typed.name),
    ...phoneFault(typed.phone, phoneNeeded),
    ...emailFault(typed.email),
    ...consentFault(typed),
  ]
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      name: nameSchema.parse(typed.name),
      contact: {
        ...(typed.phone.trim() === '' ? {} : { phone: phoneSchema.parse(typed.phone) }),
        ...(typed.email.trim() === '' ? {} : { email: emailSchema.parse(typed.email) }),
      },
      ...(typed.forOther ? { onBehalf: { by: 'volunteer', consent: true } } : {}),
    },
  }
}
