import { z } from 'zod'
import { deputies } from '../../booking/core/booked-by.ts'
import { modes } from '../../booking/core/office-hours.ts'
import { counsellorReasons, readerReasons } from '../../booking/core/reason.ts'
import { wishes } from '../../booking/core/wish.ts'
import { isWhole, plainText } from './plain-text.ts'
import { challengeSchema, proofSchema } from './proof-schema.ts'

/** Limits that page and API share. Characters. */
export const limits = {
  name: 60,
  email: 254,
  phone: 30,
  note: 300,
  id: 120,
  key: 200,
  slots: 1000,
} as const

const instant = z.iso.datetime({ offset: true })

/** A moment that somebody asks for. What RFC 3339 allows and `Temporal` does not read (a tenth decimal) is a fault too. */
const askedInstant = instant.transform((text, context) => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    context.addIssue({ code: 'invalid_format', format: 'datetime', input: text })
    return z.NEVER
  }
})

/** An id is passed on to storage as it is: PostgreSQL has no text with U+0000, and nothing has one with half a character. */
export const idSchema = z
  .string()
  .min(1)
  .max(limits.id)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
const mode = z.enum(modes)

/** Digits as people in Arabic and Persian type them become ASCII; spaces, dots and brackets are how people group them. */
export const phoneSchema = z
  .string()
  .meta({ maxLength: limits.phone })
  .transform(plainText)
  .transform(text => text.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660)))
  .transform(text => text.replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0)))
  .pipe(
    z
      .string()
      .max(limits.phone)
      .regex(/^\+?(?:[ ()./-]*\d){5,}[ )]*$/),
  )

export const emailSchema = z
  .string()
  .meta({ format: 'email', maxLength: limits.email })
  .transform(plainText)
  .pipe(z.email().max(limits.email))

/** A first name or nickname: one line with a letter, digit or sign in it, and no control characters. */
export const nameSchema = z
  .string()
  .meta({ maxLength: limits.name })
  .transform(plainText)
  .pipe(
    z
      .string()
      .max(limits.name)
      .regex(/[\p{L}\p{N}\p{S}]/u)
      .refine(isWhole),
  )

/** What a colleague writes down for the talk: one line, or nothing. */
export const noteSchema = z.string().transform(plainText).pipe(z.string().max(limits.note).refine(isWhole))

const contactSchema = z.strictObject({ email: emailSchema.optional(), phone: phoneSchema.optional() })

/** Yes or no in the query of an address. */
const flag = z.enum(['true', 'false']).transform(text => text === 'true')

export const slotsQuerySchema = z.strictObject({
  from: askedInstant.optional(),
  to: askedInstant.optional(),
  office: idSchema.optional(),
  language: idSchema.optional(),
  topic: idSchema.optional(),
  mode: mode.optional(),
  counsellor: idSchema.optional(),
  team: idSchema.optional(),
  woman: flag.optional(),
  stepFree: flag.optional(),
  distinct: flag.optional(),
  limit: z.coerce.number().int().min(1).max(limits.slots).optional(),
})

export const holdRequestSchema = z.strictObject({ slot: idSchema })

const choice = { slot: idSchema.optional(), hold: idSchema.optional() }

function oneChoice(value: { slot?: string | undefined; hold?: string | undefined }): boolean {
  return (value.slot === undefined) !== (value.hold === undefined)
}

const wishesSchema = z
  .array(z.enum(wishes))
  .max(wishes.length)
  .transform(named => [...new Set(named)])

/** Somebody who is not staff books for another person, who agrees. */
const onBehalfSchema = z.strictObject({ by: z.literal('volunteer'), consent: z.boolean() })

export const bookingRequestSchema = z
  .strictObject({
    ...choice,
    topic: idSchema,
    language: idSchema,
    name: nameSchema,
    contact: contactSchema.optional(),
    wishes: wishesSchema.optional(),
    onBehalf: onBehalfSchema.optional(),
    proof: proofSchema.optional(),
  })
  .refine(oneChoice, { params: { kind: 'slotOrHold' } })

export const moveRequestSchema = z.strictObject(choice).refine(oneChoice, { params: { kind: 'slotOrHold' } })

export const cancelRequestSchema = z.strictObject({ reason: z.enum(readerReasons).optional() })

export const earlierRequestSchema = z.strictObject({ wanted: z.boolean() })

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
  wishes: z.array(z.enum(wishes)),
  bookedBy: z.enum(['reader', ...deputies]),
  /** Why it was cancelled or handed over, where somebody said so. */
  reason: z.enum([...new Set([...readerReasons, ...counsellorReasons])]).nullable(),
  manage: z.url(),
  calendar: z.string(),
}
export const bookingAnswerSchema = z.object({ ...bookingFields, token: z.string() })
export const bookingShownSchema = z.object({
  ...bookingFields,
  /** Whether she waits for something earlier, and what is kept for her: `move` takes it. Where the booking is shown only. */
  earlier: z.object({ wanted: z.boolean(), offer: holdAnswerSchema.nullable() }).optional(),
})

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  alternatives: z.array(slotSchema).optional(),
  challenge: challengeSchema.optional(),
})

export const healthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  storage: z.enum(['ok', 'unavailable']),
  outbox: z.object({ waiting: z.number().int(), oldest: instant.nullable() }),
})
