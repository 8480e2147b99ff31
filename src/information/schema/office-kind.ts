import { z } from 'zod'
import { textsSchema } from './texts.ts'
import { idSchema, officialWordSchema, wordsSchema } from './values.ts'

/** office-kinds/<id>.yaml: what a kind of office does, wherever it stands. */
export const officeKindSchema = z.strictObject({
  word: officialWordSchema,
  icon: idSchema,
  texts: textsSchema(z.strictObject({ name: wordsSchema, does: wordsSchema })),
})

export type OfficeKindFile = z.infer<typeof officeKindSchema>
