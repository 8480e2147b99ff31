import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './Icon.tsx'
import { useSetting } from './use-setting.ts'

interface Props {
  readonly title: string
  /** Another step of the dialog: the focus goes to what is marked as first in it. */
  readonly step?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

const first = 'data-first'

/** A dialog of the browser’s own: it keeps the focus inside, gives it back, and Escape closes it. */
export function Modal({ title, step, onClose, children }: Props) {
  const { words } = useSetting()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  useEffect(() => dialog.current?.querySelector<HTMLElement>(`[${first}]`)?.focus(), [step])
  return (
    <dialog ref={dialog} className="cal-dialog" aria-labelledby={heading} onClose={onClose}>
      <div className="cal-dialog-top">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="cal-close" onClick={onClose} aria-label={words.close}>
          <Icon name="circle-x" />
        </button>
      </div>
      {children}
    </dialog>
  )
}
