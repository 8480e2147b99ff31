import { dictionary } from '@zxcvbn-ts/language-common'

/**
 * Whether a word in lower case is among the 49,000 passwords that leaked most often (zxcvbn's list, MIT). Most of them are
 * shorter than a password may be: the word that somebody has put digits around is looked up as well (staff/core/password.ts).
 */
export const createCommonPasswords = (): ((word: string) => boolean) => {
  const words = new Set<string | number>(dictionary['passwords-common'])
  return word => words.has(word)
}
