import { createSealer } from '../../../adapters/crypto/sealer.ts'
import { type Finding, findings, many } from './finding.ts'

const { ok, warning, fault } = findings('seals')

/** Whether the secrets that are set open the names, contacts and passwords that are stored. */
export function checkSeals(
  seals: ReadonlyMap<string, number>,
  secret: string,
  formerSecrets: readonly string[],
): Finding {
  const present = createSealer(secret)
  const former = formerSecrets.map(each => createSealer(each))
  const counts = { present: 0, former: 0, lost: 0 }
  for (const [beginning, count] of seals) {
    if (present.isCurrent(beginning)) counts.present += count
    else if (former.some(sealer => sealer.isCurrent(beginning))) counts.former += count
    else counts.lost += count
  }
  if (counts.lost > 0)
    return fault(
      `${many(counts.lost, 'sealed text')} cannot be opened: sealed with a LOTSE_SECRET that is not set any more`,
    )
  if (counts.former > 0)
    return warning(`${many(counts.former, 'text')} sealed with a former secret: npm run secret:rotate`)
  return ok(`${many(counts.present, 'text')} sealed with the present secret`)
}
