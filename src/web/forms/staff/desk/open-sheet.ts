import { staffStringsFor } from '../../../../i18n/strings/staff-strings.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import type { Day } from '../../../../server/workspace/desk.ts'
import { textsOf } from '../../talk.ts'
import { staffOf } from '../access.ts'
import { type ChosenDay, chosenDay } from './day-wanted.ts'

interface Sheet {
  readonly day: Day
  readonly chosen: ChosenDay
  readonly whose: string
  readonly names?: ReadonlyMap<string, string> | undefined
}

/** A day to be printed; with names only where a form asked for them. Undefined for a day that is not hers. */
export async function openSheet(
  locals: Pick<RequestLocals, 'app' | 'form' | 'signedIn' | 'staffLanguage'>,
  query: URLSearchParams,
): Promise<Sheet | undefined> {
  const { account } = staffOf(locals)
  const { desk, agendas } = locals.app.workspace
  const chosen = chosenDay(textsOf(query), account.counsellor ?? undefined, Temporal.Now.instant())
  const day = await desk.day(account, chosen.wanted)
  if (!day.ok) return undefined
  const { counsellor } = chosen.wanted
  const all = await agendas.counsellorsOf(account)
  const whose = all.find(({ id }) => id === counsellor)?.label
  const names = locals.form?.names === 'yes' ? await desk.openNames(account, chosen.wanted) : undefined
  if (names && !names.ok) return undefined
  return {
    ...{ day: day.value, chosen, names: names?.value },
    whose: whose ?? staffStringsFor(locals.staffLanguage)('desk.choose.all'),
  }
}
