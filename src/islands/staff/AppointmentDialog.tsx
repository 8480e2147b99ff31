import { useState } from 'react'
import type { AgendaAppointment, MovedAnswer } from './agenda.ts'
import { CancelForm } from './CancelForm.tsx'
import { Icon } from './Icon.tsx'
import { Modal } from './Modal.tsx'
import { MoveForm } from './MoveForm.tsx'
import { appointmentPage } from './pages.ts'
import { useSetting } from './use-setting.ts'
import { timeOf, whenWords } from './wall-clock.ts'
import { fill } from './words.ts'

interface Props {
  readonly of: AgendaAppointment
  /** Where it was dragged to: then it is asked at once. */
  readonly to?: string | undefined
  readonly onMoved: (moved: MovedAnswer) => void
  readonly onCancelled: (cancelled: AgendaAppointment) => void
  readonly onClose: () => void
}

function Facts({ of }: { readonly of: AgendaAppointment }) {
  const { words, language } = useSetting()
  const wishes = of.wishes.map(wish => words[`wish.${wish}`]).join(', ')
  const facts: readonly (readonly [string, string])[] = [
    [words['fact.when'], `${whenWords(of.start, language)}–${timeOf(of.end)}`],
    [words['fact.where'], of.place],
    [words['fact.counsellor'], of.counsellor.label],
    [words['fact.topic'], of.topic],
    [words['fact.language'], of.language],
    [words['fact.wishes'], wishes],
    [words['fact.status'], words[`status.${of.status}`]],
  ]
  return (
    <dl className="cal-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

type Step = 'look' | 'move' | 'cancel'

function Choices({ of, onStep }: { readonly of: AgendaAppointment; readonly onStep: (step: Step) => void }) {
  const { words, language } = useSetting()
  return (
    <div className="buttons">
      {of.changeable && (
        <>
          <button data-first type="button" className="button" onClick={() => onStep('move')}>
            <Icon name="clock" />
            {words.move}
          </button>
          <button type="button" className="button plain" onClick={() => onStep('cancel')}>
            <Icon name="calendar-x" />
            {words.cancel}
          </button>
        </>
      )}
      <a
        {...(of.changeable ? {} : { 'data-first': true })}
        className="button plain"
        href={appointmentPage(of.id, language)}
      >
        {words.openPage}
      </a>
    </div>
  )
}

/** All about an appointment that its counsellor needs here, and what she can do with it. */
export function AppointmentDialog({ of, to, onMoved, onCancelled, onClose }: Props) {
  const { words } = useSetting()
  const [step, setStep] = useState<Step>(to === undefined ? 'look' : 'move')
  const leave = to === undefined ? () => setStep('look') : onClose
  // It is read aloud letter by letter: it must not break at its hyphen.
  const reference = of.reference.replace('-', '\u2011')
  const titles = {
    look: `${words['kind.appointment']} ${reference}`,
    move: fill(words.moveTitle, { reference }),
    cancel: fill(words.cancelTitle, { reference }),
  }
  return (
    <Modal title={titles[step]} step={step} onClose={onClose}>
      {step === 'look' && (
        <>
          <Facts of={of} />
          <Choices of={of} onStep={setStep} />
        </>
      )}
      {step === 'move' && <MoveForm of={of} to={to} onMoved={onMoved} onLeave={leave} />}
      {step === 'cancel' && <CancelForm of={of} onCancelled={onCancelled} onLeave={leave} />}
    </Modal>
  )
}
