import type { AgendaException, ExceptionChange } from './agenda.ts'
import { addDays, addMinutes, dateOf, millisecondsOf, timeOf } from './wall-clock.ts'

/**
 * Where an exception is to go when one of its days was dragged from one wall clock to another; whole days move by days. A part of
 * a day that would reach over midnight stays at its hours.
 */
export function draggedException(of: AgendaException, before: string, after: string): ExceptionChange {
  const days = Math.round((millisecondsOf(dateOf(after)) - millisecondsOf(dateOf(before))) / 86_400_000)
  const from = addDays(of.from, days)
  const to = addDays(of.to, days)
  const { id, hours } = of
  if (!hours || of.kind === 'other-hours') return { id, from, to, hours }
  const at = (time: string) => millisecondsOf(`2000-01-01T${time}`) / 60_000
  const minutes = at(timeOf(after)) - at(timeOf(before))
  const moved = { from: addMinutes(hours.from, minutes), to: addMinutes(hours.to, minutes) }
  return { id, from, to, hours: moved.from < moved.to ? moved : hours }
}
