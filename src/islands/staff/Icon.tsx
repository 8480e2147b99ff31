import type { CalendarIcon } from './setting.ts'
import { useSetting } from './use-setting.ts'

/** A drawing beside words; screen readers pass it by. */
export function Icon({ name }: { readonly name: CalendarIcon }) {
  const { icons } = useSetting()
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      // Our own server’s drawings.
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  )
}
