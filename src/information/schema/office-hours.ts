import { z } from 'zod'
import { idSchema, wallClockSchema } from './values.ts'

const minutesSchema = z
  .number()
  .int()
  .min(0)
  .max(480)
  .refine(minutes => minutes % 5 === 0, 'minutes on a multiple of 5')

const officeHoursSchema = z
  .strictObject({
    id: idSchema,
    counsellor: idSchema,
    /** Null where the mode is phone. */
    office: idSchema.nullable(),
    mode: z.enum(['office', 'outstation', 'accommodation', 'phone']),
    access: z.enum(['bookable', 'walk-in', 'both']),
    /** The RRULE part of RFC 5545, section 3.3.10, without dates: the rules roll with the calendar. */
    recurrence: z
      .string()
      .regex(/^FREQ=(WEEKLY|MONTHLY)(;(INTERVAL|BYDAY|BYMONTHDAY|BYSETPOS)=[A-Z0-9,+-]+)*$/, {
        error: 'a rule as "FREQ=WEEKLY;BYDAY=TU" (RFC 5545), without dates',
      }),
    /** Wall clock in Europe/Berlin. */
    from: wallClockSchema,
    to: wallClockSchema,
    slotMinutes: minutesSchema.min(5),
    bufferMinutes: minutesSchema.default(0),
    /** Minutes to each appointment and back again. */
    travelMinutes: minutesSchema.default(0),
    noticeMinutes: z.number().int().min(0).nullable().default(null),
    horizonDays: z.number().int().min(1).nullable().default(null),
    mostADay: z.number().int().min(1).nullable().default(null),
    seats: z.number().int().min(1).default(1),
    /** Empty: all topics of the counsellor. */
    topics: z.array(idSchema).default([]),
  })
  .refine(rule => rule.from < rule.to, { path: ['to'], error: 'a time after "from"' })
  .refine(rule => rule.from >= rule.to || minutesBetween(rule.from, rule.to) >= rule.slotMinutes, {
    path: ['slotMinutes'],
    error: 'a length that fits between "from" and "to"',
  })
  .refine(rule => (rule.mode === 'phone') === (rule.office === null), {
    path: ['office'],
    error: 'an id from offices/, or null where the mode is phone',
  })

/** demo/office-hours.yaml: when the counsellors of the demonstration can be met. */
export const officeHoursListSchema = z.array(officeHoursSchema)

export type OfficeHoursFile = z.infer<typeof officeHoursSchema>

function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from)
}

function minutesOf(wallClock: string): number {
  const [hours = 0, minutes = 0] = wallClock.split(':').map(Number)
  return hours * 60 + minutes
}
