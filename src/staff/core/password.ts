/** Length is what counts (NIST SP 800-63B, 3.1.1.2): no rule says which characters. */
export const leastCharacters = 12
export const mostCharacters = 128

/** Why a password is not taken; `repeated` has too few different characters, `personal` is her own address. */
export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'repeated' | 'personal'

const fewestDifferent = 5

/** What somebody sees as one character may be several; they are counted as they are typed. */
const lengthOf = (password: string): number => [...password].length

/** The word in it, where digits and signs around it are there to please a rule: `Passwort2026!!` is `passwort`. */
const wordIn = (password: string): string => password.toLowerCase().replace(/^\P{L}+|\P{L}+$/gu, '')

/** The part that is repeated, where a password is nothing but that: `hallohallohallo` is `hallo`. */
const repeatedPart = (text: string): string | undefined => /^(.+?)\1+$/su.exec(text)?.[1]

const formsOf = (password: string): readonly string[] => {
  const whole = password.toLowerCase()
  const word = wordIn(password)
  const parts = [whole, word].map(repeatedPart).filter(part => part !== undefined)
  return [whole, word, ...parts, ...parts.map(wordIn)]
}

/** Why a password cannot be had; undefined where it can. `isCommon` is asked in lower case. */
export const passwordFault = (
  password: string,
  email: string,
  isCommon: (word: string) => boolean,
): PasswordFault | undefined => {
  if (lengthOf(password) < leastCharacters) return 'too-short'
  if (lengthOf(password) > mostCharacters) return 'too-long'
  if (new Set(password.toLowerCase()).size < fewestDifferent) return 'repeated'
  const forms = formsOf(password)
  if (forms.some(isCommon)) return 'common'
  const own = email.toLowerCase()
  const [local = ''] = own.split('@')
  return forms.some(form => form === own || form === local) ? 'personal' : undefined
}
