import { z } from 'zod'
import { modes } from '../../booking/core/office-hours.ts'
import type { App } from '../../server/app.ts'
import type { Talk } from '../addresses.ts'
import { idSchema } from '../http/schemas.ts'

/** Stands before a team's id among the places to choose from. */
export const teamMark = 'team:'

const id = idSchema.optional().catch(undefined)
const wish = z.enum(['yes', 'maybe']).optional().catch(undefined)
const schema = z.object({
  topic: id,
  language: id,
  office: id,
  mode: z.enum(modes).optional().catch(undefined),
  team: id,
  woman: wish,
  interpreter: z.literal('yes').optional().catch(undefined),
  stepFree: wish,
  guide: id,
  step: id,
  client: id,
})

export interface KnownTalk extends Talk {
  readonly mode?: (typeof modes)[number] | undefined
  readonly woman?: z.output<typeof wish>
  readonly stepFree?: z.output<typeof wish>
}

/** The first screen asks for one place: an office, a team, or the phone. */
function placeOf(place: string | undefined): Pick<Talk, 'office' | 'mode' | 'team'> {
  if (!place) return {}
  if (place === 'phone') return { mode: 'phone' }
  return place.startsWith(teamMark) ? { team: place.slice(teamMark.length) } : { office: place }
}

/** Everything of a form or a query that is text. Files are left out, and of a repeated field what comes after the first. */
export function textsOf(fields: Iterable<readonly [string, FormDataEntryValue]>): Record<string, string> {
  // Without a prototype, so that a field may be called anything: `constructor` is no text that somebody has sent.
  const texts: Record<string, string> = Object.create(null)
  for (const [name, value] of fields) if (typeof value === 'string') texts[name] ??= value
  return texts
}

/** All texts of each field, in order: boxes that were ticked have one name. */
export function listsOf(
  fields: Iterable<readonly [string, FormDataEntryValue]>,
): ReadonlyMap<string, readonly string[]> {
  const texts = [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  const byName = Map.groupBy(texts, ({ name }) => name)
  return new Map([...byName].map(([name, all]) => [name, all.map(({ value }) => value)]))
}

/** An id that a hidden field brings back; undefined where it cannot be one. */
export function idOf(text: string | undefined): string | undefined {
  return id.parse(text)
}

/**
 * What a reader has chosen so far. Addresses are shared and typed, so what is not known is left out rather than refused:
 * she then chooses again.
 */
export function readTalk(texts: Record<string, string>, app: App): KnownTalk {
  const read = schema.parse({ ...texts, ...placeOf(texts.place) })
  const steps = read.guide === undefined ? undefined : app.stepsOf(read.guide)
  return {
    ...read,
    topic: app.topics.find(topic => topic === read.topic),
    language: app.spokenLanguages.find(language => language === read.language),
    office: app.placeOf(read.office ?? null)?.id,
    guide: steps && read.guide,
    step: steps?.find(step => step === read.step),
  }
}
