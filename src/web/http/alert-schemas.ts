import { z } from 'zod'

/** Addresses of push services have some 200 characters. */
const longestEndpoint = 1000

/** Where a push service reaches a browser; which services are known the configuration says. */
const endpointSchema = z.url({ protocol: /^https?$/ }).max(longestEndpoint)

/** What `PushSubscription.toJSON()` gives (Push API): a point of P-256, uncompressed, and 16 bytes, as base64url. */
export const alertRequestSchema = z.strictObject({
  endpoint: endpointSchema,
  keys: z.strictObject({
    p256dh: z.string().regex(/^B[\w-]{86}=?$/),
    auth: z.string().regex(/^[\w-]{22}(==)?$/),
  }),
  expirationTime: z.number().nullable().optional(),
})
export const alertRemovalSchema = alertRequestSchema.partial({ keys: true })
export const alertAnswerSchema = z.object({ due: z.iso.datetime({ offset: true }) })
/** SHA-256 of each address, as base64url. */
export const alertsAnswerSchema = z.object({ devices: z.array(z.string()) })
