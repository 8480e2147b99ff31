import { z } from 'zod'
import { postcodeSchema } from './values.ts'

/** towns/<id>.yaml: one town of the district. */
export const townSchema = z.strictObject({ name: z.string().min(1), postcode: postcodeSchema })

export type TownFile = z.infer<typeof townSchema>
