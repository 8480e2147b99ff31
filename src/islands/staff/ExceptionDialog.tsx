import { useId, useState } from 'react'
import type { AgendaException, ExceptionChange, ExceptionChanged } from './agenda.ts'
import { ask } from './ask.ts'
import { exceptionWords } from './exception-words.ts'
import { Icon } from './Icon.tsx'
import { Modal } from './Modal.tsx'
import { useSetting } from './use-setting.ts'

interface Props {
  readonly of: AgendaException
  /** Where it was dragged to. */
  readonly to?: ExceptionChange | undefined
  readonly onChanged: (answer: ExceptionChanged) => void
  readonly onRemoved: (answer: ExceptionChanged) => void
  readonly onClose: () => void
}

interface FieldProps {
  readonly type: 'date' | 'time'
  readonly label: string
  readonly value: string
  readonly min?: string
  readonly onValue: (value: string) => void
}

function Field({ type, label, value, min, onValue }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        data-first
        required
        value={value}
        step={type === 'time' ? 300 : undefined}
        {...(min === undefined ? {} : { min })}
        onChange={({ currentTarget }) => currentTarget.value && onValue(currentTarget.value)}
      />
    </div>
  )
}

function useChange({ of, to }: Pick<Props, 'of' | 'to'>) {
  const [change, setChange] = useState<ExceptionChange>(
    () => to ?? { id: of.id, from: of.from, to: of.to, hours: of.hours },
  )
  const set = (part: Partial<ExceptionChange>) => setChange(before => ({ ...before, ...part }))
  return { change, set }
}

function Fields({ of, change, set }: Pick<Props, 'of'> & ReturnType<typeof useChange>) {
  const { words } = useSetting()
  const { from, to, hours } = change
  return (
    <div className="cal-fields">
      <Field
        type="date"
        label={words.firstDay}
        value={from}
        onValue={date => set({ from: date, to: to < date ? date : to })}
      />
      <Field type="date" label={words.lastDay} value={to} min={from} onValue={date => set({ to: date })} />
      {of.kind === 'off' && (
        <label className="cal-tick">
          <input
            type="checkbox"
            checked={hours === null}
            onChange={({ currentTarget }) =>
              set({ hours: currentTarget.checked ? null : (of.hours ?? { from: '09:00', to: '12:00' }) })
            }
          />
          {words.wholeDays}
        </label>
      )}
      {hours && (
        <>
          <Field
            type="time"
            label={words.hoursFrom}
            value={hours.from}
            onValue={time => set({ hours: { ...hours, from: time } })}
          />
          <Field
            type="time"
            label={words.hoursTo}
            value={hours.to}
            onValue={time => set({ hours: { ...hours, to: time } })}
          />
        </>
      )}
    </div>
  )
}

/** Puts an absence, or other hours, on other dates and hours, or takes it away. */
export function ExceptionDialog({ of, to, onChanged, onRemoved, onClose }: Props) {
  const { words, language } = useSetting()
  const { change, set } = useChange({ of, to })
  const [fault, setFault] = useState<string>()
  const send = async (path: 'change' | 'remove', body: unknown, then: Props['onChanged']) => {
    const answer = await ask<ExceptionChanged>(`/staff/api/agenda/exceptions/${path}`, { language, body })
    if (answer.ok) then(answer.value)
    else setFault(answer.title || words.unreachable)
  }
  const title = `${words[`kind.${of.kind}`]}: ${words[`reason.${of.reason}`]}`
  return (
    <Modal title={title} onClose={onClose}>
      <p>{exceptionWords(of, words, language)}</p>
      {of.changeable ? (
        <form
          className="cal-form"
          onSubmit={event => {
            event.preventDefault()
            send('change', change, onChanged)
          }}
        >
          <Fields of={of} change={change} set={set} />
          <p role="alert" className="cal-fault">
            {fault}
          </p>
          <div className="buttons">
            <button type="submit" className="button">
              {words.save}
            </button>
            <button
              type="button"
              className="button plain"
              onClick={() => send('remove', { id: of.id }, onRemoved)}
            >
              <Icon name="trash-2" />
              {words.remove}
            </button>
          </div>
        </form>
      ) : (
        <p className="small">{words.notYours}</p>
      )}
    </Modal>
  )
}
