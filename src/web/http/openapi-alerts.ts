import {
  alertAnswerSchema,
  alertRemovalSchema,
  alertRequestSchema,
  alertsAnswerSchema,
} from './alert-schemas.ts'
import {
  answer,
  body,
  invalid,
  type JsonSchema,
  reference,
  refusal,
  secured,
  unknown,
} from './openapi-parts.ts'

/** Reminders on devices, by Web Push. */
export function alertPaths(): JsonSchema {
  const shared = { parameters: [reference], ...secured }
  return {
    get: {
      summary: 'The devices that are reminded, by the SHA-256 of their addresses',
      ...shared,
      responses: { 200: answer('Devices', alertsAnswerSchema), ...unknown },
    },
    post: {
      summary: 'Remind on a device, 24 hours before the appointment',
      ...shared,
      requestBody: body(alertRequestSchema),
      responses: {
        201: answer('When the reminder goes out', alertAnswerSchema),
        409: refusal('No reminders here, too late, too many devices, or not a known push service'),
        ...unknown,
        ...invalid,
      },
    },
    delete: {
      summary: 'Remind on a device no more',
      ...shared,
      requestBody: body(alertRemovalSchema),
      responses: { 204: { description: 'It is not reminded' }, ...unknown, ...invalid },
    },
  }
}
