import { z } from 'zod'
import { daySchema, idSchema, wordsSchema } from './values.ts'

const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'a hash of 12 hex digits, as `npm run content:stamp` writes it')

const hashesSchema = z.record(idSchema, hashSchema).default({})

const headFields = { title: wordsSchema, summary: wordsSchema, notFor: wordsSchema.optional() }

const minorEditSchema = z.strictObject({
  /** The German text that the statement is about; it lapses when the text is edited again. */
  hash: hashSchema,
  /** The texts before it that say the same. */
  was: z.array(hashSchema).min(1),
})

const signatureSchema = z.strictObject({ hash: hashSchema, by: z.string().min(1), on: daySchema })

/** Front matter of the German text: `stamped` and `minor` are written by commands, never by hand. */
export const sourceFrontMatterSchema = z.strictObject({
  ...headFields,
  /** The German text as it was at the last stamps, the newest last: `content:minor` speaks about the step between. */
  stamped: z.record(idSchema, z.array(hashSchema)).default({}),
  minor: z.record(idSchema, minorEditSchema).default({}),
})

/** Front matter of a translation: `from` and `signed` are written by commands, never by hand. */
export const translationFrontMatterSchema = z.strictObject({
  ...headFields,
  from: hashesSchema,
  signed: z.record(idSchema, signatureSchema).default({}),
})

/** The lines `key: text` under the heading of a step. */
export const stepLinesSchema = z.strictObject({
  who: wordsSchema.optional(),
  bring: wordsSchema.optional(),
  deadline: wordsSchema.optional(),
  missed: wordsSchema.optional(),
  cost: wordsSchema.optional(),
  duration: wordsSchema.optional(),
  next: wordsSchema,
})

export type StepLines = z.infer<typeof stepLinesSchema>
export type SourceFrontMatter = z.infer<typeof sourceFrontMatterSchema>
export type TranslationFrontMatter = z.infer<typeof translationFrontMatterSchema>
