import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContent } from '../../../src/information/loader/read-content.ts'
import { contentFiles, contentWith, writeContent } from '../../builders/content.ts'
import { faultsOf, without } from './faults-of.ts'

const guide = 'guides/address/guide.yaml'
const rules = 'demo/office-hours.yaml'

describe('content that is refused', () => {
  it('tells an editor every fault at once, and one fault once', () => {
    const files = { ...contentWith(guide, 'topic: housing', 'topic: houses'), [rules]: 'none' }
    expect(faultsOf(files).faults.map(fault => fault.file)).toEqual([rules, guide])
    expect(faultsOf(contentWith(guide, 'topic: housing', 'topic: houses')).faults).toHaveLength(1)
  })

  it('does not blame those who refer to a file that is broken itself', () => {
    const error = faultsOf({ ...contentFiles(), 'papers/passport.yaml': 'word: Pass\n' })
    expect(error.faults.map(fault => fault.file)).toEqual(['papers/passport.yaml'])
  })
})

describe('content that is right', () => {
  it('is read whole, in the order in which it is shown', () => {
    const content = readContent(writeContent(), { today: '2026-11-22' })
    expect(content.guides.map(({ id }) => id)).toEqual(['moving', 'address'])
    expect(content.topics.map(({ id }) => id)).toEqual(['work', 'housing'])
    expect(content.guides[1]?.translations.ar?.steps.map(({ id }) => id)).toEqual([
      'landlord-paper',
      'register',
      'wait',
    ])
    expect(content.officeHours[0]).toMatchObject({ bufferMinutes: 0, seats: 1, topics: [] })
  })

  it('may lack translations of guides and short texts, and a demonstration', () => {
    const files = without('guides/address/ar.md')
    delete files['demo/counsellors.yaml']
    delete files['demo/office-hours.yaml']
    expect(readContent(writeContent(files))).toMatchObject({ counsellors: [], officeHours: [], teams: [] })
  })

  it.each([0, 720])('may wipe names %i hours after the appointment', hours => {
    const files = contentWith('district.yaml', 'retentionHours: 48', `retentionHours: ${hours}`)
    expect(readContent(writeContent(files)).district.privacy.retentionHours).toBe(hours)
  })

  it('is what this repository publishes', () => {
    const content = readContent(join(import.meta.dirname, '../../../content'))
    expect(content.guides.length).toBeGreaterThanOrEqual(8)
    expect(content.counsellors).toHaveLength(22)
    expect(content.towns).toHaveLength(22)
    expect(content.teams).toMatchObject([{ id: 'integration-point', members: ['im-04', 'im-09', 'im-11'] }])
  })
})
