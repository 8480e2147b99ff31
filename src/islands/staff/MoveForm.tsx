import { useEffect, useId, useState } from 'react'
import type { AgendaAppointment, FreeTime, MovedAnswer, MoveRequest } from './agenda.ts'
import { type Answered, ask } from './ask.ts'
import { FreeTimes } from './FreeTimes.tsx'
import { Icon } from './Icon.tsx'
import { nearestTo, useFreeTimes } from './use-free-times.ts'
import { useSetting } from './use-setting.ts'
import { dateOf, nowThere, whenWords } from './wall-clock.ts'
import { fill } from './words.ts'

interface Props {
  readonly of: AgendaAppointment
  /** Wall clock to which it was dragged. */
  readonly to?: string | undefined
  readonly onMoved: (moved: MovedAnswer) => void
  readonly onLeave: () => void
}

function useChoice(slots: readonly FreeTime[] | undefined, to: string | undefined) {
  const [chosen, choose] = useState<string>()
  useEffect(() => {
    if (!slots) return
    const proposed = to === undefined ? undefined : nearestTo(slots, to)
    choose(before => (slots.some(({ slot }) => slot === before) ? before : proposed?.slot))
  }, [slots, to])
  return { chosen: slots?.find(({ slot }) => slot === chosen), choose }
}

/** Date, time, and the free times of that day: all that dragging does, and more. */
export function MoveForm({ of, to, onMoved, onLeave }: Props) {
  const { words, language, counsellors } = useSetting()
  const today = dateOf(nowThere())
  const [date, setDate] = useState(dateOf(to ?? of.start))
  const [counsellor, setCounsellor] = useState(of.counsellor.id)
  const [fault, setFault] = useState<string>()
  const field = useId()
  const free = useFreeTimes({ booking: of.id, counsellor, date, language })
  const slots = free.answer?.ok ? free.answer.value.slots : undefined
  const { chosen, choose } = useChoice(slots, to)
  const isNear = to !== undefined && chosen !== undefined && dateOf(to) === date && chosen.start !== to
  const failed = ({ title }: Extract<Answered<unknown>, { ok: false }>) =>
    setFault(title || words.unreachable)
  const move = async () => {
    if (!chosen) return setFault(words.chooseTime)
    const body: MoveRequest = { booking: of.id, slot: chosen.slot }
    const answer = await ask<MovedAnswer>('/staff/api/agenda/move', { language, body })
    if (answer.ok) return onMoved(answer.value)
    failed(answer)
    free.askAgain()
  }
  return (
    <form
      className="cal-form"
      onSubmit={event => {
        event.preventDefault()
        move()
      }}
    >
      <div className="cal-fields">
        <div className="field">
          <label htmlFor={`${field}-date`}>{words.date}</label>
          <input
            id={`${field}-date`}
            type="date"
            data-first
            required
            min={today}
            value={date}
            onChange={({ currentTarget }) => currentTarget.value && setDate(currentTarget.value)}
          />
        </div>
        {counsellors.length > 1 && (
          <div className="field">
            <label htmlFor={`${field}-with`}>{words.with}</label>
            <select
              id={`${field}-with`}
              value={counsellor}
              onChange={({ currentTarget }) => setCounsellor(currentTarget.value)}
            >
              {counsellors.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <FreeTimes
        answer={free.answer}
        date={date}
        place={of.place}
        chosen={chosen?.slot}
        onChoose={slot => {
          choose(slot)
          setFault(undefined)
        }}
        onDate={day => {
          setDate(day)
          // The button that was pressed is gone by then.
          document.getElementById(`${field}-date`)?.focus()
        }}
      />
      {isNear && <p className="small">{fill(words.nearest, { time: to.slice(11, 16) })}</p>}
      <div className="cal-change">
        <p>{fill(words.from, { when: whenWords(of.start, language) })}</p>
        {chosen && (
          <p>
            <b>{fill(words.to, { when: whenWords(chosen.start, language) })}</b>
          </p>
        )}
        {free.answer?.ok && (
          <p className="cal-reached">
            <Icon name={free.answer.value.reached ? 'mail' : 'triangle-alert'} />
            {free.answer.value.reached ? words.reached : words.unreached}
          </p>
        )}
      </div>
      <p role="alert" className="cal-fault">
        {fault}
      </p>
      <div className="buttons">
        <button type="submit" className="button">
          {words.moveYes}
        </button>
        <button type="button" className="button plain" onClick={onLeave}>
          {words.leave}
        </button>
      </div>
    </form>
  )
}
