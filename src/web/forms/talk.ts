import { z } from 'zod'
import { modes } from '../../booking/core/office-hours.ts'
import type { App } from '../../server/app.ts'
import type { Talk } from '../addresses.ts'
import { limits } from '../http/schemas.ts'

const id = z.string().min(1).max(limits.id).optional().catch(undefined)
const schema = z.object({
  topic: id,
  language: id,
  office: id,
  mode: z.enum(modes).optional().catch(undefined),
  guide: id,
  step: id,
  client: id,
})

export interface KnownTalk extends Talk {
  readonly mode?: (typeof modes)[number] | undefined
}

/** Everything of a form or a query that is text; files and repeated fields are left out. */
export function textsOf(fields: Iterable<readonly [string, FormDataEntryValue]>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of fields) if (typeof value === 'string') texts[name] ??= value
  return texts
}

/**
 * What a reader has chosen so far. Addresses are shared and typed, so what is not known is left out rather than refused:
 * she then chooses again.
 */
export function readTalk(texts: Record<string, string>, app: App): KnownTalk {
  // The first screen asks for one place: an office, or the phone.
  const place = texts.place === 'phone' ? { mode: 'phone' } : texts.place ? { office: texts.place } : {}
  const read = schema.parse({ ...texts, ...place })
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
