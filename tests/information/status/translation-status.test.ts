import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordMinorEdit } from '../../../src/information/loader/commands/record-minor-edit.ts'
import { recordSignature } from '../../../src/information/loader/commands/record-signature.ts'
import { stampText } from '../../../src/information/loader/commands/record-stamps.ts'
import { sectionIds, writeContent } from '../../builders/content.ts'
import { editSection, outdatedIn, stampedContent, statusesOf } from './edited-guide.ts'

const sections = fc.subarray(sectionIds)
const section = fc.constantFrom(...sectionIds)
const runs = { numRuns: 25 }
const signature = { by: 'Samira Haddad', on: '2026-11-20' }

function inOrder(ids: readonly string[]): string[] {
  return sectionIds.filter(id => ids.includes(id))
}

describe('a translation is outdated', () => {
  it('as long as nobody has said which German text it was made from', () => {
    expect(outdatedIn(writeContent())).toEqual(sectionIds)
  })

  it('in exactly those sections whose German words have changed', () => {
    fc.assert(
      fc.property(sections, edited => {
        const directory = stampedContent()
        for (const id of edited) editSection(directory, 'de', id, 1)
        expect(outdatedIn(directory)).toEqual(inOrder(edited))
      }),
      runs,
    )
  })

  it('until it is stamped again, in those sections that were translated again', () => {
    fc.assert(
      fc.property(sections, section, (edited, translated) => {
        const directory = stampedContent()
        for (const id of edited) editSection(directory, 'de', id, 1)
        stampText(directory, 'address', 'ar', [translated])
        expect(outdatedIn(directory)).toEqual(inOrder(edited.filter(id => id !== translated)))
      }),
      runs,
    )
  })

  it('never by its own edits', () => {
    const directory = stampedContent()
    for (const id of sectionIds) editSection(directory, 'ar', id, 1)
    expect(outdatedIn(directory)).toEqual([])
  })
})

describe('a minor edit of the German text', () => {
  it('keeps translations current, however many follow each other', () => {
    fc.assert(
      fc.property(section, fc.integer({ min: 1, max: 4 }), (id, edits) => {
        const directory = stampedContent()
        for (let version = 1; version <= edits; version += 1) {
          editSection(directory, 'de', id, version)
          recordMinorEdit(directory, 'address', id)
        }
        expect(outdatedIn(directory)).toEqual([])
      }),
      runs,
    )
  })

  it('no longer counts after a later edit that is a real one', () => {
    fc.assert(
      fc.property(section, id => {
        const directory = stampedContent()
        editSection(directory, 'de', id, 1)
        recordMinorEdit(directory, 'address', id)
        editSection(directory, 'de', id, 2)
        expect(outdatedIn(directory)).toEqual([id])
      }),
      runs,
    )
  })

  it('does not wake a translation that a real edit had left behind', () => {
    const directory = stampedContent()
    editSection(directory, 'de', 'wait', 1)
    stampText(directory, 'address', 'de', ['wait'])
    editSection(directory, 'de', 'wait', 2)
    recordMinorEdit(directory, 'address', 'wait')
    expect(outdatedIn(directory)).toEqual(['wait'])
  })

  it('is refused where there was no edit', () => {
    const directory = stampedContent()
    expect(() => recordMinorEdit(directory, 'address', 'wait')).toThrow(
      'has not changed since it was first stamped',
    )
    expect(() => recordMinorEdit(directory, 'address', 'waits')).toThrow(
      'Sections: head, landlord-paper, register',
    )
  })
})

describe('a translation is machine-made', () => {
  it('until a person signs it, and again in those sections whose words change afterwards', () => {
    fc.assert(
      fc.property(sections, edited => {
        const directory = stampedContent()
        expect(Object.values(statusesOf(directory)).every(({ made }) => made === 'machine')).toBe(true)
        recordSignature(directory, 'address', 'ar', signature)
        for (const id of edited) editSection(directory, 'ar', id, 1)
        const statuses = Object.entries(statusesOf(directory))
        const machine = statuses.filter(([, { made }]) => made === 'machine').map(([id]) => id)
        expect(machine).toEqual(inOrder(edited))
        expect(statuses.every(([, { made }]) => made !== 'source')).toBe(true)
      }),
      runs,
    )
  })

  it('or not, whether or not it is current: a signature survives an edit of the German text', () => {
    const directory = stampedContent()
    recordSignature(directory, 'address', 'ar', signature, ['wait'])
    editSection(directory, 'de', 'wait', 1)
    expect(statusesOf(directory).wait).toEqual({ made: 'human', current: false })
    expect(statusesOf(directory).help).toEqual({ made: 'machine', current: true })
  })
})
