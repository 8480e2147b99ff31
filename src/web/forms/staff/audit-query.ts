import { z } from 'zod'
import type { StaffTag } from '../../../i18n/strings/staff-strings.ts'
import { staffAddress } from '../../staff-addresses.ts'

const schema = z.object({
  person: z.string().min(1).max(64).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** Which lines of the log somebody wants to see. */
export type AuditChoice = z.output<typeof schema>

/** The choice in an address; what is none there is left out. */
export function auditQueryIn(query: URLSearchParams): AuditChoice {
  return schema.parse(Object.fromEntries(query))
}

/** The address of a page of the log. */
export function auditAddress({ person, month, page }: AuditChoice, language: StaffTag): string {
  const chosen = { ...(person && { person }), ...(month && { month }), page: String(page) }
  return `${staffAddress('audit/', language)}&${new URLSearchParams(chosen)}`
}
