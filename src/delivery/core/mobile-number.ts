/** German numbers for mobile phones begin with 015, 016 or 017 (Bundesnetzagentur), with 10 or 11 digits after the 0. */
const germanMobile = /^\+491[567]\d{8,9}$/

/** E.164: a country code, and at most 15 digits with it. */
const international = /^\+[1-9]\d{7,14}$/

/** Digits with the country code in front; 00 and + lead abroad, a single 0 stands for Germany. */
const withCountry = (typed: string): string =>
  typed
    .replaceAll(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/^0/, '+49')
    // +49 (0) 151 …: the zero is for callers within Germany.
    .replace(/^\+490/, '+49')

/**
 * A number as gateways take it (E.164), from however it was typed; undefined where no text message can arrive: German landlines, and
 * what is no number. Which numbers of other countries are mobile their gateway knows.
 */
export const mobileNumber = (typed: string): string | undefined => {
  const number = withCountry(typed)
  if (number.startsWith('+49')) return germanMobile.test(number) ? number : undefined
  return international.test(number) ? number : undefined
}
