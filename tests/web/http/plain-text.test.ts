import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWhole, plainText } from '../../../src/web/http/plain-text.ts'
import { emailSchema, idSchema, limits, nameSchema, phoneSchema } from '../../../src/web/http/schemas.ts'
import { hostileText } from '../../builders/hostile.ts'

const nameOf = (typed: string) => nameSchema.safeParse(typed).data

describe('a name', () => {
  it.each([
    ['Amal', 'Amal'],
    ['  Amal   Al\tHassan\n', 'Amal Al Hassan'],
    ['\u202eAmal\u202c', 'Amal'],
    ['A\u202dm\u2066a\u2069l\u061c', 'Amal'],
    ['\ufeffAm\u200bal\u00ad\u2060', 'Amal'],
    ['Jo\u0308rg', 'J\u00f6rg'],
    ['\u{e0041}Amal\u{e007f}', 'Amal'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(nameOf(typed)).toBe(kept)
  })

  it.each([
    ['Persian, with its joints', 'می\u200cخواهم'],
    ['Malayalam, with its joints', 'ന്\u200dറെ'],
    ['Han, in the shape that it is written in', '邉\u{e0101}'],
    ['Vietnamese', 'Nguyễn Thị Ánh'],
    ['Tigrinya', 'ሰላማዊት'],
    ['a nickname in signs', '👩‍🦰'],
    ['an apostrophe and a hyphen', 'N’Diaye-O\u02bcBrien'],
  ])('%s stays what it is', (_name, typed) => {
    expect(nameOf(typed)).toBe(typed)
  })

  it.each([
    ['nothing', ''],
    ['what nobody sees', '\u200b\u2066\u2069\ufeff\u3164\u200d'],
    ['only a mark over nothing', '\u0301'],
    ['U+0000', 'a\0b'],
    ['a bell', 'a\u0007'],
    ['a control sequence', '\u001b[31mAmal'],
    ['a control character of Latin-1', 'a\u0085b'],
    ['half a character', 'a\ud800b'],
    ['what stands for something unreadable', 'J\ufffdrg'],
    ['what is no character', 'a\uffffb'],
    ['one letter too many', 'x'.repeat(limits.name + 1)],
  ])('is not %s', (_name, typed) => {
    expect(nameOf(typed)).toBeUndefined()
  })

  it('that is kept is one line, hides and turns nothing, and stays the same when it is sent again', () => {
    fc.assert(
      fc.property(hostileText, typed => {
        const kept = nameOf(typed)
        if (kept === undefined) return
        expect(kept).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF]|^\s|\s$/u)
        expect(kept.length).toBeLessThanOrEqual(limits.name)
        expect(nameOf(kept)).toBe(kept)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a number and an address', () => {
  it('are read as they come out of a list of contacts, wrapped in marks that nobody sees', () => {
    expect(phoneSchema.parse('\u202a+49\u00a0151 2345678\u202c')).toBe('+49 151 2345678')
    expect(phoneSchema.parse('\u200e(0151)\u00a023456')).toBe('(0151) 23456')
    expect(emailSchema.parse(' \u2068amal@example.org\u2069 ')).toBe('amal@example.org')
  })

  it.each([
    'a\0@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@b',
    'ä@example.org',
    `${'x'.repeat(250)}@a.de`,
  ])('are not %j', typed => {
    expect(emailSchema.safeParse(typed).success).toBe(false)
    expect(phoneSchema.safeParse(typed).success).toBe(false)
  })
})

describe('an id', () => {
  it.each(['', 'a\0', '\u001b', 'a\ud800', 'x'.repeat(limits.id + 1)])(
    'is not %j, which storage could not look up',
    id => {
      expect(idSchema.safeParse(id).success).toBe(false)
    },
  )

  it.each(['oh-01a.htd8i', '../../etc', '😀'])('may be %s, which nobody knows', id => {
    expect(idSchema.parse(id)).toBe(id)
  })
})

describe('plain text', () => {
  it('is plain already when it is made plain', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(plainText(plainText(text))).toBe(plainText(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is whole where every character can be stored', () => {
    expect(isWhole('Amal 😀')).toBe(true)
    expect(isWhole('a\ud83d')).toBe(false)
  })
})
