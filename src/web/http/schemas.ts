import { z } from 'zod'
import { modes } from '../../booking/core/office-hours.ts'

/** Limits that page and API share. Characters. */
export const limits = { name: 60, email: 254, phone: 30, id: 120, key: 200, slots: 1000 } as const

const instant = z.iso.datetime({ offset: true })
const shortId = z.string().min(1).max(limits.id)
const mode = z.enum(modes)

/** Digits as people in Arabic and Persian type them become ASCII; spaces, dots and brackets are how people group them. */
export const phoneSchema = z
  .string()
  .max(limits.phone)
  .transform(text => text.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660)))
  .transform(text => text.replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0)))
  .pipe(z.string().regex(/^\s*\+?(?:[\s()./-]*\d){5,}[\s)]*$/))
  .transform(text => text.trim().replace(/\s+/g, ' '))

export const emailSchema = z.email().max(limits.email)

/** A first name or nickname: one line, no control or direction-changing characters (they would turn the line around). */
export const nameSchema = z
  .string()
  .transform(text => text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .max(limits.name)
      .regex(/[\p{L}\p{N}\p{S}]/u),
  )

const contactSchema = z.strictObject({ email: emailSchema.optional(), phone: phoneSchema.optional() })

export const slotsQuerySchema = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  office: shortId.optional(),
  language: shortId.optional(),
  topic: shortId.optional(),
  mode: mode.optional(),
  counsellor: shortId.optional(),
  limit: z.coerce.number().int().min(1).max(limits.slots).optional(),
})

export const holdRequestSchema = z.strictObject({ slot: shortId })

const choice = { slot: shortId.optional(), hold: shortId.optional() }

function oneChoice(value: { slot?: string | undefined; hold?: string | undefined }): boolean {
  return (value.slot === undefined) !== (value.hold === undefined)
}

export const bookingRequestSchema = z
  .strictObject({
    ...choice,
    topic: shortId,
    language: shortId,
    name: nameSchema,
    contact: contactSchema.optional(),
  })
  .refine(oneChoice, { params: { kind: 'slotOrHold' } })

export const moveRequestSchema = z.strictObject(choice).refine(oneChoice, { params: { kind: 'slotOrHold' } })

export const counsellorSchema = z.object({
  id: z.string(),
  label: z.string(),
  languages: z.array(z.string()),
})
export const officeSchema = z.object({ id: z.string(), name: z.string() }).nullable()

export const slotSchema = z
  .object({
    id: z.string(),
    start: instant,
    end: instant,
    mode,
    seats: z.number().int(),
    office: officeSchema,
    counsellor: counsellorSchema,
    topics: z.array(z.string()),
  })
  .meta({ id: 'Slot' })

export const slotsAnswerSchema = z.object({ slots: z.array(slotSchema), next: instant.nullable() })
export const holdAnswerSchema = z.object({ hold: z.string(), slot: slotSchema, expires: instant })

const bookingFields = {
  reference: z.string(),
  status: z.enum(['booked', 'cancelled', 'attended', 'missed']),
  start: instant,
  end: instant,
  mode,
  topic: z.string(),
  language: z.string(),
  office: officeSchema,
  counsellor: counsellorSchema,
  manage: z.url(),
  calendar: z.string(),
}
export const bookingAnswerSchema = z.object({ ...bookingFields, token: z.string() })
export const bookingShownSchema = z.object(bookingFields)

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  alternatives: z.array(slotSchema).optional(),
})

export const healthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  storage: z.enum(['ok', 'unavailable']),
  outbox: z.object({ waiting: z.number().int(), oldest: instant.nullable() }),
})
