import { z } from 'zod'
import { idSchema } from './values.ts'

const teamSchema = z.strictObject({
  id: idSchema,
  /** What the public sees: a place or a service, never persons' names. */
  label: z.string().min(1),
  members: z.array(idSchema).min(2, 'at least two ids from demo/counsellors.yaml'),
})

/** demo/teams.yaml: counsellors of the demonstration who share their work. */
export const teamsSchema = z.array(teamSchema)

export type TeamFile = z.infer<typeof teamSchema>
