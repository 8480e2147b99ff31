import { z } from 'zod'
import { textsSchema } from './texts.ts'
import { officialWordSchema, wordsSchema } from './values.ts'

/** papers/<id>.yaml: one paper that an office asks for. */
export const paperSchema = z.strictObject({
  word: officialWordSchema,
  texts: textsSchema(z.strictObject({ name: wordsSchema, note: wordsSchema.optional() })),
})

export type PaperFile = z.infer<typeof paperSchema>
