import { z } from 'zod'
import { daySchema, idSchema, webAddressSchema } from './values.ts'

export const residenceStatuses = [
  'recognised',
  'subsidiary',
  'deportation-ban',
  'temporary-protection',
  'asylum-seeker',
  'tolerated',
] as const

/** Those who do a step, beside the kinds of office. */
export const actors = ['you', 'adviser', 'landlord', 'employer', 'school', 'doctor'] as const

/** Where a step is done, beside the kinds of office. */
export const channels = ['online', 'phone', 'post'] as const

/** Sections that every text has after its steps; no step may be called so. */
export const closingSections = ['missed', 'rights', 'duties', 'help'] as const

const reservedIds: readonly string[] = [...closingSections, 'head']

const sourcesOfFact = z.array(idSchema).min(1, 'at least one id from the sources above')

const sourceSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  /** Only where the source is a law, as it is cited: `§ 17 BMG`. */
  law: z.string().min(1).optional(),
  address: webAddressSchema,
  checked: daySchema,
})

const stepSchema = z.strictObject({
  id: idSchema.refine(
    id => !reservedIds.includes(id),
    `another id: ${reservedIds.join(', ')} have a meaning of their own`,
  ),
  who: z.array(idSchema).min(1, `at least one of ${actors.join(', ')} or an id in office-kinds/`),
  where: idSchema.optional(),
  papers: z.array(idSchema).default([]),
  deadline: z.boolean().default(false),
  cost: z.enum(['free', 'fee', 'varies', 'unknown']),
  duration: z.boolean().default(false),
  terms: z.array(idSchema).default([]),
  sources: sourcesOfFact,
})

const clauseSchema = z.strictObject({ id: idSchema, sources: sourcesOfFact })

/** guide.yaml: the facts of one process, free of language. */
export const guideFactsSchema = z.strictObject({
  topic: idSchema,
  order: z.number().int(),
  audience: z.union([z.literal('all'), z.array(z.enum(residenceStatuses)).min(1)], {
    error: `all, or a list of: ${residenceStatuses.join(', ')}`,
  }),
  reviewed: daySchema,
  sources: z.array(sourceSchema).min(1, 'at least one official source'),
  steps: z.array(stepSchema).min(3, 'three to eight steps').max(8, 'three to eight steps'),
  rights: z.array(clauseSchema).min(1, 'at least one right with its source'),
  duties: z.array(clauseSchema).min(1, 'at least one duty with its source'),
  related: z.array(idSchema).default([]),
})

export type GuideFacts = z.infer<typeof guideFactsSchema>
export type GuideSource = z.infer<typeof sourceSchema>
export type StepFacts = z.infer<typeof stepSchema>
export type Clause = z.infer<typeof clauseSchema>
export type CostKind = StepFacts['cost']
export type ResidenceStatus = (typeof residenceStatuses)[number]
