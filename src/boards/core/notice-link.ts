const mostCharacters = 200
/** A path without host, query and anything that an address would have to encode. */
const ownPage = /^\/(?:[a-z0-9-]+\/)*(?:#[A-Za-z0-9_-]+)?$/

/** Whether a link leads to a page of our own, named without its language: `/offices/`, `/guides/address/#register`. */
export const isOwnPage = (link: string): boolean => ownPage.test(link)

/** Whether a notice may lead there: to a page of our own, or to an https address without a name or a password in it. */
export const isNoticeLink = (link: string): boolean => {
  if (link.length > mostCharacters) return false
  if (isOwnPage(link)) return true
  if (!/^https:\/\/[^\s\\]+$/.test(link) || !URL.canParse(link)) return false
  const { protocol, username, password } = new URL(link)
  return protocol === 'https:' && username === '' && password === ''
}
