import { useEffect, useState } from 'react'
import type { FreeAnswer, FreeTime } from './agenda.ts'
import { type Answered, ask } from './ask.ts'
import { addDays, dateOf, millisecondsOf } from './wall-clock.ts'

/** How far is looked for a free time. Days. */
export const lookingAheadDays = 14

interface Wanted {
  readonly booking: string
  readonly counsellor: string
  readonly date: string
  readonly language: string
}

/** The free times of two weeks from a date on; undefined while they are asked for. */
export function useFreeTimes({ booking, counsellor, date, language }: Wanted) {
  const [answer, setAnswer] = useState<Answered<FreeAnswer>>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    setAnswer(undefined)
    const query = new URLSearchParams({
      booking,
      counsellor,
      from: date,
      to: addDays(date, lookingAheadDays),
    })
    ask<FreeAnswer>(`/staff/api/free?${query}`, { language, signal: leaving.signal }).then(
      setAnswer,
      // Called off: something else is wanted by now.
      () => undefined,
    )
    return () => leaving.abort()
  }, [booking, counsellor, date, language, asked])
  return { answer, askAgain: () => setAsked(asked + 1) }
}

/** The free time that begins at a wall clock, else the nearest to it on the same day. */
export function nearestTo(slots: readonly FreeTime[], wanted: string): FreeTime | undefined {
  const away = ({ start }: FreeTime) => Math.abs(millisecondsOf(start) - millisecondsOf(wanted))
  return slots
    .filter(({ start }) => dateOf(start) === dateOf(wanted))
    .toSorted((a, b) => away(a) - away(b))
    .at(0)
}
