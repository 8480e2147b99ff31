import { may } from '../core/may.ts'
import { done, refused } from '../core/refusal.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { ReadAudit } from './signatures.ts'

/** So many lines are on one page of the log. */
export const linesOnPage = 50

/** The instants between which a month is, by the clocks here; nothing where the text names none. */
const monthOf = (text: string | undefined) => {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '')) return {}
  const first = Temporal.PlainDate.from(`${text}-01`)
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime('Europe/Berlin').toInstant()
  return { from: at(first), before: at(first.add({ months: 1 })) }
}

/** Makes the use case that reads the audit log, by pages. There is none that changes it. */
export const makeReadAudit =
  ({ storage }: Pick<StaffDependencies, 'storage'>): ReadAudit =>
  async (actor, { person, month, page }) => {
    if (!may(actor.role, 'read-audit')) return refused({ kind: 'not-allowed' })
    const skip = (page - 1) * linesOnPage
    // One more than is shown says whether there is another page.
    const lines = await storage.audit(linesOnPage + 1, { actor: person, ...monthOf(month), skip })
    return done({
      lines: lines.slice(0, linesOnPage),
      people: await storage.members(),
      more: lines.length > linesOnPage,
    })
  }
