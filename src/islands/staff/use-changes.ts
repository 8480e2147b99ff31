import { useState } from 'react'
import type { AgendaAppointment, AgendaException, ExceptionChanged, MovedAnswer } from './agenda.ts'
import { type Answered, ask } from './ask.ts'
import { exceptionWords } from './exception-words.ts'
import type { News } from './NewsBar.tsx'
import type { Setting } from './setting.ts'
import { whenWords } from './wall-clock.ts'
import { fill } from './words.ts'

interface Needs extends Pick<Setting, 'words' | 'language'> {
  readonly reload: () => void
  readonly onOpen: (of: AgendaAppointment) => void
}

/** What says that a time cannot be had any more. */
const gone: ReadonlySet<string> = new Set(['slot-taken', 'slot-unknown', 'slot-past', 'slot-beyond-horizon'])

/** What is said and done once something was changed: the calendar is read anew, and each change but one can be taken back. */
export function useChanges({ words, language, reload, onOpen }: Needs) {
  const [news, setNews] = useState<News>()
  const tell = (now: News) => {
    reload()
    setNews({ ...now, onOpen })
  }
  const fail = ({ title }: Extract<Answered<unknown>, { ok: false }>) =>
    setNews({ text: title || words.unreachable })
  const worded = (text: string, of: AgendaAppointment) =>
    fill(text, { reference: of.reference, when: whenWords(of.start, language) })

  const takeMoveBack = async (slot: string, moved: AgendaAppointment) => {
    const body = { booking: moved.id, slot }
    const answer = await ask<AgendaAppointment>('/staff/api/agenda/move', { language, body })
    if (answer.ok) tell({ text: worded(words.movedBack, answer.value) })
    else if (gone.has(answer.type)) tell({ text: worded(words.goneMeanwhile, moved) })
    else fail(answer)
  }
  const takeExceptionBack = async (path: 'change' | 'restore', body: unknown) => {
    const answer = await ask<ExceptionChanged>(`/staff/api/agenda/exceptions/${path}`, { language, body })
    if (!answer.ok) return fail(answer)
    const { exception, conflicts } = answer.value
    const what = exceptionWords(exception, words, language)
    tell({ text: fill(words.exceptionBack, { what }), conflicts })
  }
  return {
    news,
    moved: ({ back, ...moved }: MovedAnswer) =>
      tell({
        text: worded(words.moved, moved),
        ...(back === null ? {} : { undo: () => takeMoveBack(back, moved) }),
      }),
    cancelled: (of: AgendaAppointment) => tell({ text: worded(words.cancelled, of) }),
    exceptionChanged: (before: AgendaException, { exception, conflicts }: ExceptionChanged) => {
      const { id, from, to, hours } = before
      const what = exceptionWords(exception, words, language)
      const undo = () => takeExceptionBack('change', { id, from, to, hours })
      tell({ text: fill(words.exceptionSaved, { what }), conflicts, undo })
    },
    exceptionRemoved: (before: AgendaException, { exception, conflicts }: ExceptionChanged) => {
      const { id: _gone, ...rest } = exception
      const what = exceptionWords(before, words, language)
      const undo = () => takeExceptionBack('restore', rest)
      tell({ text: fill(words.exceptionRemoved, { what }), conflicts, undo })
    },
  }
}
