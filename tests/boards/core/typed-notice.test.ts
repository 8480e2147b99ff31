import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoticeLink } from '../../../src/boards/core/notice-link.ts'
import { draftOf, mostCharacters, noticeFaults } from '../../../src/boards/core/typed-notice.ts'
import { aDraft, day } from '../../builders/notices.ts'

const today = day('2026-12-24')

describe('what an editor has typed', () => {
  it('can be published without what was left empty', () => {
    const typed = aDraft({ texts: { de: 'Zu.', en: '', ar: '' } })
    expect(noticeFaults(typed, today)).toEqual([])
    expect(draftOf(typed, today)?.texts).toEqual({ de: 'Zu.' })
  })

  it('may be as long in each language as signs can be counted, on a last day that is today', () => {
    const longest = '🚌'.repeat(mostCharacters)
    expect(noticeFaults(aDraft({ texts: { de: longest, ar: longest }, to: today }), today)).toEqual([])
  })

  it.each([
    [{ texts: {} }, { field: 'text', language: 'de', fault: 'missing' }],
    [{ texts: { de: '', ar: 'مغلق' } }, { field: 'text', language: 'de', fault: 'missing' }],
    [{ texts: { de: 'Zu.', ar: 'x'.repeat(301) } }, { field: 'text', language: 'ar', fault: 'too-long' }],
    [{ texts: { de: 'a\nb\nc\nd\ne\nf' } }, { field: 'text', language: 'de', fault: 'many-lines' }],
    [{ from: undefined }, { field: 'from', fault: 'missing' }],
    [{ to: undefined }, { field: 'to', fault: 'missing' }],
    [{ to: day('2026-12-22') }, { field: 'to', fault: 'before-first' }],
    [
      { from: day('2026-12-01'), to: day('2026-12-23') },
      { field: 'to', fault: 'over' },
    ],
    [{ link: 'javascript:alert(1)' }, { field: 'link', fault: 'unfit' }],
  ])('is not published with %j', (changes, fault) => {
    const typed = { ...aDraft(), ...changes }
    expect(noticeFaults(typed, today)).toEqual([fault])
    expect(draftOf(typed, today)).toBeUndefined()
  })
})

describe('a link', () => {
  it.each(['/offices/', '/', '/guides/address/#register', 'https://www.bamf.de/x?y=1#z'])(
    'may be %s',
    link => {
      expect(isNoticeLink(link)).toBe(true)
    },
  )

  it.each([
    '//evil.example/',
    '/\\evil.example',
    'http://example.org/',
    'https://user@example.org/',
    'https://:x@example.org/',
    'https://example.org/ x',
    'https:\\\\example.org',
    'data:text/html,x',
    '/../staff/',
    'offices',
    `https://example.org/${'x'.repeat(200)}`,
  ])('may not be %s', link => {
    expect(isNoticeLink(link)).toBe(false)
  })

  it('leads to https or to this site, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map(text => `/${text}`),
        ),
        link => {
          if (!isNoticeLink(link)) return
          const { origin, protocol } = new URL(
            `${link.startsWith('/') ? '/de' : ''}${link}`,
            'http://here.example',
          )
          expect(origin === 'http://here.example' || protocol === 'https:').toBe(true)
        },
      ),
    )
  })
})
