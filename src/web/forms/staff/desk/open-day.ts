import type { Counsellor } from '../../../../booking/core/counsellor.ts'
import { formatTime } from '../../../../i18n/formats/dates.ts'
import { staffStringsFor } from '../../../../i18n/strings/staff-strings.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import type { Day } from '../../../../server/workspace/desk.ts'
import { appointmentAddress, deskAddress } from '../../../desk-addresses.ts'
import { idOf, textsOf } from '../../talk.ts'
import { staffOf } from '../access.ts'
import { type ChosenDay, chosenDay } from './day-wanted.ts'
import { refusalKey } from './words.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'signedIn' | 'staffLanguage'>

interface DayShown {
  readonly day: Day
  readonly chosen: ChosenDay
  readonly counsellors: readonly Counsellor[]
  readonly said?: { readonly text: string; readonly wrong?: boolean } | undefined
  readonly sought?: string | undefined
}

export type DayAnswer =
  | { readonly kind: 'day'; readonly page: DayShown; readonly status: number }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'unknown'; readonly status: 404 }

type Said = NonNullable<DayShown['said']>

/** Notes whether somebody came, and says so, on the list that the button stands in. */
async function mark(locals: Locals, form: Record<string, string>): Promise<Said> {
  const { app, staffLanguage } = locals
  const t = staffStringsFor(staffLanguage)
  const came = form.action === 'came'
  const marked = await app.workspace.desk.mark(staffOf(locals).account, idOf(form.booking) ?? '', came)
  if (!marked.ok) return { text: t(refusalKey(marked.refusal)), wrong: true }
  const { reference, start } = marked.value
  const time = formatTime(start.epochMilliseconds, staffLanguage)
  return { text: t(came ? 'desk.said.came' : 'desk.said.missed', { reference, time }) }
}

/** The list of a day, as the address asks for it; a form of it is done first, a reference is looked up. */
export async function openDay(locals: Locals, query: URLSearchParams): Promise<DayAnswer> {
  const { app, form, staffLanguage } = locals
  const { account } = staffOf(locals)
  const { desk, agendas } = app.workspace
  const texts = textsOf(query)
  const { reference } = texts
  const found = reference?.trim() ? await desk.find(account, reference) : undefined
  if (found?.ok) return { kind: 'go', to: appointmentAddress(found.value, staffLanguage) }
  const chosen = chosenDay(texts, account.counsellor ?? undefined, Temporal.Now.instant())
  const said = form && (await mark(locals, form))
  const day = await desk.day(account, chosen.wanted)
  // A counsellor who is not hers, or not there any more: her own day.
  if (!day.ok)
    return query.has('counsellor')
      ? { kind: 'unknown', status: 404 }
      : { kind: 'go', to: deskAddress('day/', staffLanguage, { counsellor: 'all' }) }
  const counsellors = await agendas.counsellorsOf(account)
  const sought = found ? reference?.trim().slice(0, 20) : undefined
  const status = sought === undefined ? (said?.wrong ? 409 : 200) : 404
  return { kind: 'day', page: { day: day.value, chosen, counsellors, said, sought }, status }
}
