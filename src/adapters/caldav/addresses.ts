import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'

/** What somebody typed in as an address; https where she named nothing. Throws where it is none. */
export const addressOf = (typed: string): URL => {
  const text = typed.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url) throw new CalendarFailure('forbidden-address')
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

/** The address of a collection has `/` at its end, so that names are resolved inside of it. */
export const collectionAddress = (typed: string | URL): URL => {
  const url = new URL(addressOf(String(typed)))
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

/** The last part of an address, decoded; as it stands where it is not UTF-8. */
export const nameOf = (href: string): string => {
  const last = (href.split(/[?#]/, 1)[0] ?? '').replace(/\/$/, '').split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** The address of an object in a collection. */
export const objectAddress = (collection: URL, name: string): URL => {
  // A browser's rules would go one folder up.
  if (['', '.', '..'].includes(name)) throw new RangeError('an object of a calendar needs a name')
  return new URL(encodeURIComponent(name), collection)
}
