import { randomInt, randomUUIDv7 } from 'node:crypto'
import { referenceAlphabet, referenceLength } from '../../booking/core/reference.ts'
import type { Identifiers } from '../../booking/ports/identifiers.ts'

const character = (): string => referenceAlphabet.charAt(randomInt(referenceAlphabet.length))

/**
 * Names from the system's source of randomness. The long ones begin with the time (RFC 9562, 5.7), so that what is written
 * together lies together in every index; 74 bits of them are random.
 */
export const createIdentifiers = (): Identifiers => ({
  uuid: () => randomUUIDv7(),
  number: (least, most) => randomInt(least, most + 1),
  reference: () => Array.from({ length: referenceLength }, character).join(''),
})
