import type { StringKey } from '../../i18n/strings/strings.ts'
import { emailSchema, limits, nameSchema, phoneSchema } from '../http/schemas.ts'

/** The third screen's fields as they were typed. */
export interface DetailsTyped {
  readonly name: string
  readonly phone: string
  readonly email: string
}

export type DetailsField = keyof DetailsTyped

export interface DetailsFault {
  readonly field: DetailsField
  readonly text: StringKey
}

export interface Details {
  readonly name: string
  readonly contact: { readonly phone?: string | undefined; readonly email?: string | undefined }
}

export type DetailsRead =
  | { readonly ok: true; readonly value: Details }
  | { readonly ok: false; readonly faults: readonly DetailsFault[] }

/** The fields as typed, to fill the form in again beside its faults. */
export function typedDetails(texts: Record<string, string>): DetailsTyped {
  return { name: texts.name ?? '', phone: texts.phone ?? '', email: texts.email ?? '' }
}

function nameFault(name: string): DetailsFault[] {
  if (nameSchema.safeParse(name).success) return []
  return [
    { field: 'name', text: name.trim().length > limits.name ? 'book.errors.nameLong' : 'book.errors.name' },
  ]
}

function phoneFault(phone: string, needed: boolean): DetailsFault[] {
  if (phone.trim() === '') return needed ? [{ field: 'phone', text: 'book.errors.phoneMissing' }] : []
  return phoneSchema.safeParse(phone).success ? [] : [{ field: 'phone', text: 'book.errors.phone' }]
}

function emailFault(email: string): DetailsFault[] {
  if (email.trim() === '' || emailSchema.safeParse(email.trim()).success) return []
  return [{ field: 'email', text: 'book.errors.email' }]
}

/** Checks name and contact by the API's own schemas. A talk on the phone needs a number. */
export function readDetails(typed: DetailsTyped, phoneNeeded: boolean): DetailsRead {
  const faults = [
    ...nameFault(typed.name),
    ...phoneFault(typed.phone, phoneNeeded),
    ...emailFault(typed.email),
  ]
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      name: nameSchema.parse(typed.name),
      contact: {
        ...(typed.phone.trim() === '' ? {} : { phone: phoneSchema.parse(typed.phone) }),
        ...(typed.email.trim() === '' ? {} : { email: typed.email.trim() }),
      },
    },
  }
}
