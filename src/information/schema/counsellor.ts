import { z } from 'zod'
import { idSchema, spokenLanguageSchema } from './values.ts'

const counsellorSchema = z.strictObject({
  id: idSchema,
  /** What the public sees: a label, never a person's name. */
  label: z.string().min(1),
  languages: z.array(spokenLanguageSchema).min(1, 'at least one of the counsellorLanguages in district.yaml'),
  topics: z.array(idSchema).min(1, 'at least one id from topics/'),
  /** Whether she says of herself that she is a woman; left out, nothing is known. */
  woman: z.boolean().nullable().default(null),
})

/** demo/counsellors.yaml: the counsellors of the demonstration district. */
export const counsellorsSchema = z.array(counsellorSchema)

export type CounsellorFile = z.infer<typeof counsellorSchema>
