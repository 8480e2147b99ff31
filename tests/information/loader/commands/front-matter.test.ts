import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordSignature } from '../../../../src/information/loader/commands/record-signature.ts'
import { stampNew, stampText } from '../../../../src/information/loader/commands/record-stamps.ts'
import { readContent } from '../../../../src/information/loader/read-content.ts'
import { contentWith, sectionIds, writeContent } from '../../../builders/content.ts'
import { editSection, outdatedIn } from '../../status/edited-guide.ts'

const arabic = 'guides/address/ar.md'

describe('the commands of an editor', () => {
  it('keep comments and every word, and write what the build accepts', () => {
    const directory = writeContent(contentWith(arabic, 'summary:', '# ask Samira\nsummary:'))
    const before = readFileSync(join(directory, arabic), 'utf8')
    stampNew(directory)
    recordSignature(directory, 'address', 'ar', { by: 'Samira Haddad', on: '2026-11-20' })
    const after = readFileSync(join(directory, arabic), 'utf8')
    expect(after).toContain('# ask Samira\nsummary: عربي summary\n')
    expect(after.split('---\n\n')[1]).toBe(before.split('---\n\n')[1])
    expect(readContent(directory).guides[1]?.translations.ar?.head.signed).toHaveProperty(
      'wait.by',
      'Samira Haddad',
    )
  })

  it('stamp without a guide only what has no stamp, so that outdated sections stay so', () => {
    const directory = writeContent()
    expect(stampNew(directory).filter(line => line.startsWith('address ar'))).toHaveLength(sectionIds.length)
    editSection(directory, 'de', 'wait', 1)
    expect(stampNew(directory)).toEqual([])
    expect(outdatedIn(directory)).toEqual(['wait'])
  })

  it('leave a file alone in which there is nothing to write', () => {
    const directory = writeContent()
    stampNew(directory)
    const path = join(directory, arabic)
    const loose = readFileSync(path, 'utf8').replace('title: ', 'title:    ')
    writeFileSync(path, loose)
    stampNew(directory)
    expect(readFileSync(path, 'utf8')).toBe(loose)
  })

  it('take records out whose section is gone', () => {
    const directory = writeContent(
      contentWith(
        arabic,
        'summary:',
        'from: { gone: 0123456789ab }\nsigned: { gone: { hash: 0123456789ab, by: A, on: 2026-11-20 } }\nsummary:',
      ),
    )
    expect(() => readContent(directory)).toThrow('from.gone')
    stampText(directory, 'address', 'ar')
    expect(readContent(directory).guides).toHaveLength(2)
  })

  it('refuse what they cannot find, and say what there is', () => {
    const directory = writeContent()
    expect(() => stampText(directory, 'adress', 'ar')).toThrow(
      'There is no guide adress. Guides: address, moving.',
    )
    expect(() => stampText(directory, 'address', 'uk')).toThrow(
      'The guide address has no text in uk. Texts: de, ar.',
    )
    expect(() => stampText(directory, 'address', 'ar', ['x'])).toThrow(
      'There is no section x. Sections: head,',
    )
  })

  it('let nobody sign the German text, or without a name', () => {
    const directory = writeContent()
    const on = '2026-11-20'
    expect(() => recordSignature(directory, 'address', 'de', { by: 'Ada', on })).toThrow(
      'only translations are signed',
    )
    expect(() => recordSignature(directory, 'address', 'ar', { by: ' ', on })).toThrow('--by "First Last"')
  })
})
