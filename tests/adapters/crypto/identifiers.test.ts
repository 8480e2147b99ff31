import { expect, test } from 'vitest'
import { createIdentifiers } from '../../../src/adapters/crypto/identifiers.ts'
import { parseReference } from '../../../src/booking/core/reference.ts'

test('new references are references, and hardly ever come twice', () => {
  const { reference, uuid } = createIdentifiers()
  const references = Array.from({ length: 1_000 }, reference)
  for (const one of references) expect(parseReference(one)).toBe(one)
  expect(new Set(references).size).toBeGreaterThan(990)
  expect(uuid()).not.toBe(uuid())
})
