import { useEffect, useState } from 'react'
import type { CounsellorReason } from '../../booking/core/reason.ts'
import type { AgendaAppointment, CancelRequest, ToldAnswer } from './agenda.ts'
import { ask } from './ask.ts'
import { Icon } from './Icon.tsx'
import { useSetting } from './use-setting.ts'

const reasons: readonly CounsellorReason[] = ['ill', 'away', 'closed', 'other']

interface Props {
  readonly of: AgendaAppointment
  readonly onCancelled: (cancelled: AgendaAppointment) => void
  readonly onLeave: () => void
}

/** How her reader would hear of it; undefined while that is not known. */
function useTold(booking: string) {
  const { language } = useSetting()
  const [told, setTold] = useState<ToldAnswer['told']>()
  useEffect(() => {
    const leaving = new AbortController()
    const query = new URLSearchParams({ booking })
    ask<ToldAnswer>(`/staff/api/agenda/told?${query}`, { language, signal: leaving.signal }).then(
      answer => answer.ok && setTold(answer.value.told),
      // It was closed meanwhile.
      () => undefined,
    )
    return () => leaving.abort()
  }, [booking, language])
  return told
}

/** Takes an appointment back, with a reason that its reader sees. */
export function CancelForm({ of, onCancelled, onLeave }: Props) {
  const { words, language } = useSetting()
  const [reason, setReason] = useState<CounsellorReason>('other')
  const [fault, setFault] = useState<string>()
  const told = useTold(of.id)
  const cancel = async () => {
    const body: CancelRequest = { booking: of.id, reason }
    const answer = await ask<AgendaAppointment>('/staff/api/agenda/cancel', { language, body })
    if (answer.ok) onCancelled(answer.value)
    else setFault(answer.title || words.unreachable)
  }
  return (
    <form
      className="cal-form"
      onSubmit={event => {
        event.preventDefault()
        cancel()
      }}
    >
      <fieldset className="cal-times">
        <legend>{words.cancelWhy}</legend>
        <div>
          {reasons.map(each => (
            <label key={each} className="cal-time">
              <input
                type="radio"
                name="reason"
                value={each}
                checked={each === reason}
                {...(each === reason ? { 'data-first': true } : {})}
                onChange={() => setReason(each)}
              />
              <span>{words[`why.${each}`]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {told && (
        <p className="cal-reached" role="status">
          <Icon name={told === 'mail' || told === 'text' ? 'mail' : 'triangle-alert'} />
          {words[`told.${told}`]}
        </p>
      )}
      <p role="alert" className="cal-fault">
        {fault}
      </p>
      <div className="buttons">
        <button type="submit" className="button">
          {words.cancelYes}
        </button>
        <button type="button" className="button plain" onClick={onLeave}>
          {words.leave}
        </button>
      </div>
    </form>
  )
}
