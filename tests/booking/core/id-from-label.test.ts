import { describe, expect, test } from 'vitest'
import { idFromLabel, labelKey } from '../../../src/booking/core/id-from-label.ts'

const free = () => false

describe('an id that is made from a label', () => {
  test.each([
    ['Beratung Süd 3', 'beratung-sued-3'],
    ['  Straße & Café  ', 'strasse-cafe'],
    ['Ärztin Ümit', 'aerztin-uemit'],
    ['2. Beratung', 'counsellor-2-beratung'],
    ['استشارة', 'counsellor'],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('%s is %s', (label, id) => {
    expect(idFromLabel(label, 'counsellor', free)).toBe(id)
  })

  test('gets a number where it is in use, and never the name of a page', () => {
    const taken = new Set(['beratung', 'beratung-2'])
    expect(idFromLabel('Beratung', 'counsellor', id => taken.has(id))).toBe('beratung-3')
    expect(idFromLabel('New', 'counsellor', free)).toBe('new-2')
  })

  test('labels that sound the same are the same', () => {
    expect(labelKey(' Beratung  SÜD ')).toBe(labelKey('beratung süd'))
  })
})
