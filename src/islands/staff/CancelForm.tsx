import { useState } from 'react'
import type { CounsellorReason } from '../../booking/core/reason.ts'
import type { AgendaAppointment, CancelRequest } from './agenda.ts'
import { ask } from './ask.ts'
import { useSetting } from './use-setting.ts'

const reasons: readonly CounsellorReason[] = ['ill', 'away', 'closed', 'other']

interface Props {
  readonly of: AgendaAppointment
  readonly onCancelled: (cancelled: AgendaAppointment) => void
  readonly onLeave: () => void
}

/** Takes an appointment back, with a reason that its reader sees. */
export function CancelForm({ of, onCancelled, onLeave }: Props) {
  const { words, language } = useSetting()
  const [reason, setReason] = useState<CounsellorReason>('other')
  const [fault, setFault] = useState<string>()
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
