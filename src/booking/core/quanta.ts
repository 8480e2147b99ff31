import type { QuantumRange } from './claim.ts'

/** Length of a quantum; slots, buffers and rules lie on multiples of it. */
export const quantumMinutes = 5

const quantumMilliseconds = quantumMinutes * 60_000

/** The quanta that [from, to) touches. */
export const quantaBetween = (from: Temporal.Instant, to: Temporal.Instant): QuantumRange => ({
  from: Math.floor(from.epochMilliseconds / quantumMilliseconds),
  to: Math.ceil(to.epochMilliseconds / quantumMilliseconds),
})
