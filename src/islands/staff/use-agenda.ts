import { useEffect, useState } from 'react'
import type { AgendaAnswer } from './agenda.ts'
import { type Answered, ask } from './ask.ts'

/** Dates in view: the first, and the first one after it. */
export interface Range {
  readonly from: string
  readonly to: string
}

interface Wanted {
  /** Undefined until the calendar has said what it shows. */
  readonly range: Range | undefined
  /** Id of a counsellor; empty: all whom she works for. */
  readonly whose: string
  readonly language: string
}

interface Seen {
  readonly range: Range
  readonly agenda: AgendaAnswer
}

/** What stands in the calendars in view, and nothing else; what was there before stays until the new is known. */
export function useAgenda({ range, whose, language }: Wanted) {
  const [seen, setSeen] = useState<Seen>()
  const [failure, setFailure] = useState<Extract<Answered<AgendaAnswer>, { ok: false }>>()
  const [loading, setLoading] = useState(true)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (!range) return undefined
    const leaving = new AbortController()
    const query = new URLSearchParams({ ...range, ...(whose && { counsellor: whose }) })
    const take = (answer: Answered<AgendaAnswer>) => {
      setLoading(false)
      setFailure(answer.ok ? undefined : answer)
      if (answer.ok) setSeen({ range, agenda: answer.value })
    }
    setLoading(true)
    ask<AgendaAnswer>(`/staff/api/agenda?${query}`, { language, signal: leaving.signal }).then(
      take,
      // Called off: another time is in view by now.
      () => undefined,
    )
    return () => leaving.abort()
  }, [range, whose, language, asked])
  return { seen, failure, loading, reload: () => setAsked(before => before + 1) }
}
