import type { CalendarApi } from '@fullcalendar/react'
import { Icon } from './Icon.tsx'
import { useSetting } from './use-setting.ts'

export const views = { day: 'timeGridDay', week: 'timeGridWeek', list: 'listWeek' } as const

interface Props {
  /** The calendar, once it is there. */
  readonly api: () => CalendarApi | undefined
  /** What it shows, in words. */
  readonly title: string
  readonly view: string
  readonly whose: string
  readonly onWhose: (id: string) => void
}

function Whose({ whose, onWhose }: Pick<Props, 'whose' | 'onWhose'>) {
  const { words, counsellors } = useSetting()
  if (counsellors.length < 2) return null
  return (
    <label className="cal-whose">
      <span>{words.whose}</span>
      <select value={whose} onChange={({ currentTarget }) => onWhose(currentTarget.value)}>
        {counsellors.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        <option value="">{words.all}</option>
      </select>
    </label>
  )
}

/** Which time, which view, whose calendar. */
export function Toolbar({ api, title, view, whose, onWhose }: Props) {
  const { words } = useSetting()
  return (
    <div className="cal-toolbar">
      <div className="cal-steps">
        <button type="button" aria-label={words.previous} onClick={() => api()?.prev()}>
          <Icon name="arrow-left" />
        </button>
        <button type="button" onClick={() => api()?.today()}>
          {words.today}
        </button>
        <button type="button" aria-label={words.next} onClick={() => api()?.next()}>
          <Icon name="arrow-right" />
        </button>
      </div>
      <h2 aria-live="polite">{title}</h2>
      <Whose whose={whose} onWhose={onWhose} />
      <fieldset className="cal-views">
        <legend className="unseen">{words.view}</legend>
        {(['day', 'week', 'list'] as const).map(name => (
          <button
            key={name}
            type="button"
            className={`cal-view-${name}`}
            aria-pressed={view === views[name]}
            onClick={() => api()?.changeView(views[name])}
          >
            {words[name]}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
