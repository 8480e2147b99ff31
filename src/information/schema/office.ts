import { z } from 'zod'
import { textsSchema } from './texts.ts'
import { idSchema, phoneSchema, postcodeSchema, wallClockSchema, wordsSchema } from './values.ts'

const hoursSchema = z
  .strictObject({
    days: z.array(z.enum(['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'])).min(1),
    from: wallClockSchema,
    to: wallClockSchema,
    access: z.enum(['walk-in', 'appointment', 'phone']),
  })
  .refine(hours => hours.from < hours.to, { path: ['to'], error: 'a time after "from"' })

/** offices/<id>.yaml: one office of this district. Names and addresses are German, as on the door. */
export const officeSchema = z.strictObject({
  name: z.string().min(1),
  kinds: z.array(idSchema).min(1, 'at least one id from office-kinds/'),
  town: idSchema,
  street: z.string().min(1),
  postcode: postcodeSchema,
  room: z.string().min(1).optional(),
  phone: phoneSchema,
  email: z.email('an e-mail address'),
  geo: z.strictObject({ lat: z.number().min(47).max(56), lon: z.number().min(5).max(16) }),
  /** Stop of the bus or train and its lines. */
  stop: z.string().min(1),
  stepFree: z.enum(['yes', 'partly', 'no']),
  topics: z.array(idSchema).default([]),
  hours: z.array(hoursSchema).default([]),
  note: textsSchema(wordsSchema).optional(),
})

export type OfficeFile = z.infer<typeof officeSchema>
export type OpeningHours = z.infer<typeof hoursSchema>
