import { randomInt, randomUUID } from 'node:crypto'
import { referenceAlphabet, referenceLength } from '../../booking/core/reference.ts'
import type { Identifiers } from '../../booking/ports/identifiers.ts'

const character = (): string => referenceAlphabet.charAt(randomInt(referenceAlphabet.length))

/** Names from the system's source of randomness. */
export const createIdentifiers = (): Identifiers => ({
  uuid: () => randomUUID(),
  number: (least, most) => randomInt(least, most + 1),
  reference: () => Array.from({ length: referenceLength }, character).join(''),
})
