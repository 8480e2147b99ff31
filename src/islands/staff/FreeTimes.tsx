import type { FreeAnswer, FreeTime } from './agenda.ts'
import type { Answered } from './ask.ts'
import { useSetting } from './use-setting.ts'
import { dateOf, dayWords, timeOf } from './wall-clock.ts'
import { fill } from './words.ts'

interface Props {
  /** Undefined while it is waited for. */
  readonly answer: Answered<FreeAnswer> | undefined
  readonly date: string
  /** Where the appointment is now: only another place is said. */
  readonly place: string
  readonly chosen: string | undefined
  readonly onChoose: (slot: string) => void
  readonly onDate: (date: string) => void
}

function Time({
  of,
  place,
  chosen,
  onChoose,
}: Pick<Props, 'place' | 'chosen' | 'onChoose'> & { of: FreeTime }) {
  return (
    <label className="cal-time">
      <input
        type="radio"
        name="slot"
        value={of.slot}
        checked={of.slot === chosen}
        onChange={() => onChoose(of.slot)}
      />
      <span>
        {timeOf(of.start)}
        {of.place !== place && <small>{of.place}</small>}
      </span>
    </label>
  )
}

/** Nothing on this day: the next day that has something is one press away. */
function NoTimes({ slots, date, onDate }: { slots: readonly FreeTime[] } & Pick<Props, 'date' | 'onDate'>) {
  const { words, language } = useSetting()
  const next = slots[0]
  const day = dayWords(date, language)
  if (!next) return <p className="cal-none">{fill(words.noTimesAtAll, { day })}</p>
  return (
    <div className="cal-none">
      <p>{fill(words.noTimes, { day })}</p>
      <button type="button" className="button plain" onClick={() => onDate(dateOf(next.start))}>
        {fill(words.nextTimes, { day: dayWords(next.start, language) })}
      </button>
    </div>
  )
}

/** The free times of a date, to choose one of. */
export function FreeTimes({ answer, date, place, chosen, onChoose, onDate }: Props) {
  const { words, language } = useSetting()
  if (!answer) return <p className="cal-none">{words.loading}</p>
  if (!answer.ok) return <p role="alert">{answer.title || words.unreachable}</p>
  const { slots } = answer.value
  const ofDay = slots.filter(({ start }) => dateOf(start) === date)
  if (ofDay.length === 0) return <NoTimes slots={slots} date={date} onDate={onDate} />
  return (
    <fieldset className="cal-times">
      <legend>{fill(words.times, { day: dayWords(date, language) })}</legend>
      <div>
        {ofDay.map(of => (
          <Time key={of.slot} of={of} place={place} chosen={chosen} onChoose={onChoose} />
        ))}
      </div>
    </fieldset>
  )
}
