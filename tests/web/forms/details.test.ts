import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDetails } from '../../../src/web/forms/details.ts'

const typed = { name: 'Amal', phone: '', email: '' }

function faultsOf(changes: Partial<typeof typed>, phoneNeeded = false) {
  const read = readDetails({ ...typed, ...changes }, phoneNeeded)
  return read.ok ? [] : read.faults.map(({ field, text }) => `${field}: ${text}`)
}

describe('what a reader types', () => {
  it('is enough with a first name', () => {
    expect(readDetails(typed, false)).toEqual({ ok: true, value: { name: 'Amal', contact: {} } })
  })

  it.each(['', '   ', '\u0007', '\u202E'])('needs a name that can be said, not %j', name => {
    expect(faultsOf({ name })).toEqual(['name: book.errors.name'])
  })

  it('needs a number for a talk on the phone', () => {
    expect(faultsOf({}, true)).toEqual(['phone: book.errors.phoneMissing'])
    expect(faultsOf({ phone: '0151 23456789' }, true)).toEqual([])
  })

  it.each(['0151 23456789', '+49 (0)151/2345-6789', '٠١٥١٢٣٤٥٦٧٨', '۰۱۵۱ ۲۳۴۵۶۷۸'])(
    'takes the number %s',
    phone => {
      const read = readDetails({ ...typed, phone }, true)
      expect(read.ok && read.value.contact.phone).toMatch(/^[+\d][\d ()/.-]+$/)
    },
  )

  it.each(['call me', '12', '0151<script>'])('refuses the number %s', phone => {
    expect(faultsOf({ phone })).toEqual(['phone: book.errors.phone'])
  })

  it('is enough for somebody else only where she agrees', () => {
    const forOther = { ...typed, forOther: true }
    expect(readDetails({ ...forOther, consent: true }, false)).toMatchObject({
      value: { onBehalf: { by: 'volunteer', consent: true } },
    })
    expect(readDetails({ ...forOther, consent: false }, false)).toMatchObject({
      faults: [{ field: 'consent', text: 'problem.consent-needed' }],
    })
    // Ticked, and then it was for herself after all.
    expect(readDetails({ ...typed, forOther: false, consent: true }, false)).toEqual({
      ok: true,
      value: { name: 'Amal', contact: {} },
    })
  })

  it('names every fault at once', () => {
    expect(faultsOf({ name: '', phone: 'x', email: 'y' })).toHaveLength(3)
  })

  it('never lets a name turn the line around it or break it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), name => {
        const read = readDetails({ ...typed, name }, false)
        if (read.ok) expect(read.value.name).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      }),
    )
  })
})
