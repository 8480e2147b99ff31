import { z } from 'zod'
import { isClock, isDate } from '../../../booking/core/date-text.ts'
import { exceptionReasons } from '../../../booking/core/exception.ts'
import { counsellorReasons } from '../../../booking/core/reason.ts'
import { idSchema } from '../schemas.ts'

/** The longest time that is looked at together: a calendar's month with the weeks that it touches. Days. */
const mostDays = 62

const date = z.string().transform((text, context) => {
  if (isDate(text) && text.length === 10) return Temporal.PlainDate.from(text)
  context.addIssue({ code: 'custom', input: text })
  return z.NEVER
})

/** Dates from the first up to, and without, the last. */
const span = { from: date, to: date }

function isInReach({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }): boolean {
  const { days } = from.until(to, { largestUnit: 'day' })
  return days > 0 && days <= mostDays
}

export const agendaQuerySchema = z
  .strictObject({ ...span, counsellor: idSchema.optional() })
  .refine(isInReach)

export const freeQuerySchema = z
  .strictObject({ ...span, booking: idSchema, counsellor: idSchema.optional() })
  .refine(isInReach)

export const toldQuerySchema = z.strictObject({ booking: idSchema })

export const moveSchema = z.strictObject({ booking: idSchema, slot: idSchema })

export const cancelSchema = z.strictObject({ booking: idSchema, reason: z.enum(counsellorReasons) })

const clock = z.string().refine(isClock)

const dates = {
  from: z.iso.date(),
  to: z.iso.date(),
  hours: z.strictObject({ from: clock, to: clock }).nullable(),
}

export const exceptionChangeSchema = z.strictObject({ id: idSchema, ...dates })

export const exceptionRemovalSchema = z.strictObject({ id: idSchema })

export const exceptionRestorationSchema = z.strictObject({
  ...dates,
  kind: z.enum(['off', 'other-hours']),
  counsellor: idSchema,
  rule: idSchema.nullable(),
  reason: z.enum(exceptionReasons),
})
