import { z } from 'zod'
import { textsSchema } from './texts.ts'
import { idSchema, wordsSchema } from './values.ts'

/** topics/<id>.yaml: what guides and counsellors are about. */
export const topicSchema = z.strictObject({
  icon: idSchema,
  order: z.number().int(),
  /** Whether counsellors can be asked about it. */
  bookable: z.boolean().default(true),
  texts: textsSchema(z.strictObject({ name: wordsSchema, line: wordsSchema })),
})

export type TopicFile = z.infer<typeof topicSchema>
