import { z } from 'zod'

/** An id as it stands in links on paper: English words in lower case, joined by `-`. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id: English words in lower case, joined by "-"')

/** A calendar day that exists, as `2026-11-22`. */
export const daySchema = z.iso.date('a day that exists, as 2026-11-22')

/** A wall-clock time in Europe/Berlin on the 5 minutes that all bookings are counted in, as `09:30`. */
export const wallClockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5][05]$/, 'a time on a multiple of 5 minutes, in quotes, as "09:30"')

/** A language that counsellors speak: two or three letters, with a script or region where needed (`fa-AF`). */
export const spokenLanguageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'a language tag, as uk or fa-AF')

/** A German postcode. */
export const postcodeSchema = z.string().regex(/^\d{5}$/, 'five digits, in quotes')

/** A public web address. */
export const webAddressSchema = z
  .string()
  .regex(/^https:\/\/[^\s/]+\.[^\s]+$/, 'a whole address that begins with https://')

/** A telephone number that can be dialled from any country, as `+49 7222 381-0`. */
export const phoneSchema = z
  .string()
  .regex(/^\+[1-9][\d ()/-]{5,20}\d$/, 'a number with its country code, in quotes, as "+49 7222 3810"')

/** An official German word exactly as on letters and door signs. */
export const officialWordSchema = z.string().trim().min(1, 'the German word as it stands on letters')

/** Words for a reader on one line; law (§) stands in the facts, never in words. */
export const wordsSchema = z
  .string()
  .trim()
  .min(1, 'some words, or leave the key out where it is optional')
  .refine(words => !words.includes('\n'), 'one line')
  .refine(words => !words.includes('§'), 'words without "§": the law stands in guide.yaml')
