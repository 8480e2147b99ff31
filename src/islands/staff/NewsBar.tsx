import { useEffect, useRef } from 'react'
import type { AgendaAppointment } from './agenda.ts'
import { Icon } from './Icon.tsx'
import { useSetting } from './use-setting.ts'
import { whenWords } from './wall-clock.ts'

/** What was done, and the way back. */
export interface News {
  readonly text: string
  readonly undo?: (() => void) | undefined
  /** Appointments that do not fit what was done. */
  readonly conflicts?: readonly AgendaAppointment[] | undefined
  readonly onOpen?: ((of: AgendaAppointment) => void) | undefined
}

function Conflicts({ conflicts = [], onOpen }: Pick<News, 'conflicts' | 'onOpen'>) {
  const { words, language } = useSetting()
  if (conflicts.length === 0) return null
  return (
    <div>
      <p>{words.conflicts}</p>
      <ul>
        {conflicts.map(of => (
          <li key={of.id}>
            <button type="button" className="button plain" onClick={() => onOpen?.(of)}>
              {`${of.reference}, ${whenWords(of.start, language)}`}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Says what was done; the button to take it back has the focus. */
export function NewsBar({ news }: { readonly news: News | undefined }) {
  const { words } = useSetting()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!news) return
    const target = bar.current?.querySelector('button') ?? bar.current
    target?.focus()
  }, [news])
  return (
    <div className="cal-news" role="status">
      {news && (
        <div className="note leaf" ref={bar} tabIndex={-1}>
          <p>{news.text}</p>
          {news.undo && (
            <button type="button" className="button plain" onClick={news.undo}>
              <Icon name="undo-2" />
              {words.undo}
            </button>
          )}
          <Conflicts conflicts={news.conflicts} onOpen={news.onOpen} />
        </div>
      )}
    </div>
  )
}
