import { z } from 'zod'
import { languageTags, sourceLanguage } from '../../i18n/languages.ts'
import { textsSchema } from './texts.ts'
import {
  daySchema,
  idSchema,
  phoneSchema,
  postcodeSchema,
  spokenLanguageSchema,
  webAddressSchema,
  wordsSchema,
} from './values.ts'

const emailSchema = z.email('an e-mail address')

const postalSchema = z.strictObject({
  name: z.string().min(1),
  street: z.string().min(1),
  postcode: postcodeSchema,
  town: z.string().min(1),
})

const contactSchema = postalSchema.extend({ phone: phoneSchema, email: emailSchema })

const emergencySchema = z.strictObject({
  id: idSchema,
  number: z.string().regex(/^\+?\d{3,15}$/, 'the digits that are dialled, in quotes, as "112"'),
  texts: textsSchema(z.strictObject({ name: wordsSchema, note: wordsSchema.optional() })),
})

const retention = 'whole hours from 0 to 720 (30 days)'

const linkedBodySchema = z.strictObject({ name: z.string().min(1), address: webAddressSchema })

/** district.yaml: the installation, and what German law makes a public body say about itself. */
export const districtSchema = z.strictObject({
  id: idSchema,
  demonstration: z.boolean(),
  name: textsSchema(wordsSchema),
  state: z.string().regex(/^[A-Z]{2}$/, 'the two letters of the Land, as BW'),
  timeZone: z.literal('Europe/Berlin'),
  languages: z
    .array(z.enum(languageTags))
    .refine(tags => tags.includes(sourceLanguage), `a list that has ${sourceLanguage} in it`),
  counsellorLanguages: z.array(spokenLanguageSchema).min(1, 'at least one language'),
  boards: z.strictObject({ housing: z.boolean(), courses: z.boolean(), notices: z.boolean() }),
  contact: contactSchema,
  emergency: z.array(emergencySchema).min(1, 'at least the number 112'),
  imprint: z.strictObject({
    responsible: z.string().min(1),
    representative: z.string().min(1),
    contact: contactSchema,
    supervisoryAuthority: postalSchema,
    vatId: z.string().min(1).optional(),
  }),
  privacy: z.strictObject({
    officer: z.strictObject({ name: z.string().min(1), email: emailSchema, phone: phoneSchema.optional() }),
    /** Hours after an appointment until name and contact are wiped; after thirty days the whole booking is. */
    retentionHours: z.number(retention).int(retention).min(0, retention).max(720, retention),
    authority: linkedBodySchema,
  }),
  /** Limits against hoarding, where the usual ones do not suit; below 50 a shelter behind one address would be locked out. */
  booking: z
    .strictObject({
      mostPerContact: z.number().int().min(1).max(20).optional(),
      provenFrom: z.number().int().min(0).max(100_000).optional(),
      mostPerNetwork: z.number().int().min(50).max(100_000).optional(),
    })
    .optional(),
  /** Anonymous counters that are off unless the district turns them on. */
  numbers: z
    .strictObject({
      /** How often nothing was free, by month, topic and language. */
      searchesWithoutResult: z.boolean().optional(),
      /** How often each guide was fetched, by month and language. */
      guidesRead: z.boolean().optional(),
    })
    .optional(),
  accessibility: z.strictObject({
    contact: z.strictObject({ email: emailSchema, phone: phoneSchema.optional() }),
    enforcement: linkedBodySchema,
    lastChecked: daySchema,
  }),
})

export type District = z.infer<typeof districtSchema>
