import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatReference } from '../../src/booking/core/reference.ts'
import { summaryOf } from '../../src/booking/core/summary.ts'
import { textLength } from '../../src/delivery/core/text-length.ts'
import { type LanguageTag, languageOf, languageTags } from '../../src/i18n/languages.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { makeTexts, textKinds } from '../../src/server/texts.ts'
import { aCounsellor } from '../builders/district.ts'
import { aBooking } from '../builders/records.ts'

const content = readContent(join(projectFolder, 'content'))
const [office = expect.fail('no office')] = content.offices
const start = Temporal.Instant.from('2026-09-30T08:30:00Z')
const summary = (changes: object = {}) =>
  summaryOf(
    aBooking({ office: office.id, mode: 'office', start, topic: 'housing', ...changes }),
    aCounsellor(),
  )
const named = (name: string) => makeTexts({ ...content, offices: [{ ...office, name }] })
const latin = (language: LanguageTag) => languageOf(language).script === 'Latn'

const cases = languageTags.flatMap(language => textKinds.map(kind => [language, kind] as const))

describe.each(cases)('a text message in %s: %s', (language, kind) => {
  const cancelled = { status: 'cancelled', reason: 'ill' } as const
  const booking = summary(kind === 'cancelled' ? cancelled : {})

  it('says when, where and of which number, and never what it is about', () => {
    const text = named('Rathaus Au')(kind, booking, language)
    expect(text).toContain(formatReference('K7M4TX'))
    expect(text).toContain('10:30')
    expect(text).toContain('Rathaus Au')
    expect(text).toContain(content.district.contact.phone.replaceAll(' ', ''))
    expect(text).not.toMatch(/housing|Wohn|\{\{|undefined/)
  })

  it('is one message in Latin letters and two at most in others, however long the name of the office', () => {
    const most = latin(language) ? 1 : 2
    const longest =
      'Gemeinschaftsunterkunft und Beratungsstelle für Geflüchtete – Außenstelle „Łódźer Straße“ Ländlich'
    for (const reason of ['ill', 'away', 'closed', 'other'] as const)
      for (const name of ['', 'Rathaus', longest]) {
        const changed = { ...booking, reason: kind === 'cancelled' ? reason : null }
        expect(textLength(named(name)(kind, changed, language))).toMatchObject({
          alphabet: latin(language) ? 'GSM' : 'UCS-2',
          segments: expect.toSatisfy((segments: number) => segments <= most),
        })
      }
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.integer({ min: 0, max: 365 * 24 }), (name, hours) => {
        const when = { start: start.add({ hours }) }
        const text = named(name)(kind, { ...booking, ...when }, language)
        expect(textLength(text).segments).toBeLessThanOrEqual(most)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps room for a name that can be told', () => {
    const text = named('Integrationszentrum am alten Bahnhof')(kind, booking, language)
    expect(text).toContain('Integrationszen')
  })
})

describe('a text message that an appointment is cancelled', () => {
  it('says why in short, where the counsellor gave a reason that says something', () => {
    const write = named('Rathaus')
    const cancelled = (reason: 'ill' | 'closed' | 'other' | 'cannot-come') =>
      write('cancelled', summary({ status: 'cancelled', reason }), 'de')
    expect(cancelled('ill')).toMatch(/Grund: Krankheit\.$/)
    expect(cancelled('closed')).toMatch(/Das Büro ist dann zu\.$/)
    for (const reason of ['other', 'cannot-come'] as const) expect(cancelled(reason)).toMatch(/\d$/)
  })
})
