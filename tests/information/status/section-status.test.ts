import { expect, it } from 'vitest'
import { sourceStatus, worstStatus } from '../../../src/information/status/section-status.ts'

const machine = { made: 'machine', current: true } as const
const human = { made: 'human', current: false } as const

it('is for a whole guide that of its worst section, in both respects', () => {
  expect(worstStatus([sourceStatus, sourceStatus])).toEqual({ made: 'source', current: true })
  expect(worstStatus([human, machine])).toEqual({ made: 'machine', current: false })
  expect(worstStatus([human, human])).toEqual({ made: 'human', current: false })
})
