import { z } from 'zod'
import { textsSchema } from './texts.ts'
import { officialWordSchema, wordsSchema } from './values.ts'

/** terms/<id>.yaml: one official German word, explained in every language. */
export const termSchema = z.strictObject({
  word: officialWordSchema,
  texts: textsSchema(z.strictObject({ plain: wordsSchema, meaning: wordsSchema })),
})

export type TermFile = z.infer<typeof termSchema>
