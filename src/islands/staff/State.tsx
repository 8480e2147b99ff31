import { useSetting } from './use-setting.ts'

interface Props {
  readonly loading: boolean
  /** What the server said; empty where it said nothing. */
  readonly failure: string | undefined
  readonly onAgain: () => void
}

/** Whether the calendar is being read, or could not be. */
export function State({ loading, failure, onAgain }: Props) {
  const { words } = useSetting()
  return (
    <div className="cal-state" role="status">
      {failure !== undefined && (
        <div className="note">
          <p>{failure || words.unreachable}</p>
          <button type="button" className="button plain" onClick={onAgain}>
            {words.again}
          </button>
        </div>
      )}
      <p className={loading ? 'cal-loading' : 'unseen'}>{loading ? words.loading : ''}</p>
    </div>
  )
}
