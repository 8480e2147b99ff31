import { describe, expect, test } from 'vitest'
import {
  handedOver,
  handOverDays,
  type Substitution,
} from '../../../src/server/workspace/administration/hand-over-days.ts'
import { aSubstitution } from '../../booking/use-cases/hand-over-scene.ts'
import { databases } from '../../builders/staff-scene.ts'

const administrator = { id: 'a1', role: 'administrator', counsellor: null } as const
const days: Substitution = {
  ...{ counsellor: 'c1', colleague: 'c2', from: '2020-01-01', to: '2099-01-01' },
  ...{ reason: 'away', despiteLanguage: false, dryRun: false },
}

describe.each(databases)('the line about a substitution on $name', ({ open }) => {
  test('says who got how many, and there is none where nobody was handed over', async () => {
    const opened = await open()
    const lotse = await aSubstitution(async () => opened)
    const hand = async (changes: Partial<Substitution> = {}) => {
      const answer = await handOverDays(lotse.needs)(administrator, { ...days, ...changes })
      if (!answer.ok) throw new Error(answer.refusal.kind)
      return answer.value
    }
    await hand()
    expect(await opened.staff.audit(5)).toEqual([])
    await lotse.book('r1')
    await lotse.book('r1')
    await hand({ dryRun: true })
    expect(await opened.staff.audit(5)).toEqual([])
    const answer = await hand()
    const count = answer.handedOver.length
    expect(count).toBeGreaterThan(0)
    expect(await opened.staff.audit(5)).toMatchObject([
      { actor: 'a1', what: 'handed-over', subject: 'c1', detail: `c2 ${count}` },
    ])
    await hand()
    expect(await opened.staff.audit(5)).toHaveLength(1)
    expect(handedOver('c1', undefined, answer)).toEqual([])
    await lotse.close()
  })
})
