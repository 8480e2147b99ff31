import { alertPaths } from './openapi-alerts.ts'
import {
  answer,
  body,
  invalid,
  type JsonSchema,
  notAnyMore,
  reference,
  refusal,
  schemaOf,
  secured,
  taken,
  unknown,
} from './openapi-parts.ts'
import {
  bookingAnswerSchema,
  bookingRequestSchema,
  bookingShownSchema,
  cancelRequestSchema,
  earlierRequestSchema,
  healthSchema,
  holdAnswerSchema,
  holdRequestSchema,
  moveRequestSchema,
  slotsAnswerSchema,
  slotsQuerySchema,
} from './schemas.ts'

function queryParameters(): JsonSchema[] {
  const { properties } = schemaOf(slotsQuerySchema, 'input') as { properties: Record<string, JsonSchema> }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and body again within 24 hours give the same answer; with another body 422.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}
function bookingPaths(): JsonSchema {
  const shown = answer('The booking', bookingShownSchema)
  return {
    '/api/bookings/{reference}': {
      get: {
        summary: 'Show a booking',
        parameters: [reference],
        ...secured,
        responses: { 200: shown, ...unknown },
      },
    },
    '/api/bookings/{reference}/cancel': {
      post: {
        summary: 'Cancel a booking',
        parameters: [reference],
        ...secured,
        requestBody: { ...body(cancelRequestSchema), required: false },
        responses: { 200: shown, ...notAnyMore, ...unknown, ...invalid },
      },
    },
    '/api/bookings/{reference}/earlier': {
      post: {
        summary: 'Wait for an earlier slot, or not any more; what is offered is taken by `move`',
        parameters: [reference],
        ...secured,
        requestBody: body(earlierRequestSchema),
        responses: { 200: shown, ...notAnyMore, ...unknown, ...invalid },
      },
    },
    '/api/bookings/{reference}/alerts': alertPaths(),
    '/api/bookings/{reference}/move': {
      post: {
        summary: 'Move a booking',
        parameters: [reference],
        ...secured,
        requestBody: body(moveRequestSchema),
        responses: { 200: shown, ...taken, ...unknown, ...invalid },
      },
    },
    '/api/bookings/{reference}/calendar.ics': {
      get: {
        summary: "The reader's calendar file",
        parameters: [reference],
        ...secured,
        responses: { 200: { description: 'iCalendar', content: { 'text/calendar': {} } }, ...unknown },
      },
    },
  }
}

/** The description of the API (OpenAPI 3.1), made from the schemas that check it. */
export function openApiDocument(): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lotse',
      version: '1',
      description: 'Free office hours, holds and bookings. Errors are RFC 9457 problems.',
    },
    components: {
      securitySchemes: {
        manageCode: { type: 'http', scheme: 'bearer', description: 'The `token` of the booking' },
      },
    },
    paths: {
      '/api/slots': {
        get: {
          summary: 'Free slots',
          parameters: queryParameters(),
          responses: {
            200: answer('Free slots in order of time', slotsAnswerSchema),
            422: refusal('A parameter is at fault'),
          },
        },
      },
      '/api/holds': {
        post: {
          summary: 'Hold a slot',
          requestBody: body(holdRequestSchema),
          responses: {
            201: answer('Held for ten minutes', holdAnswerSchema),
            404: refusal('Unknown slot'),
            429: refusal('Too many holds from this network: `Retry-After` says when to come back'),
            ...taken,
            ...invalid,
          },
        },
      },
      '/api/bookings': {
        post: {
          summary: 'Book',
          parameters: [idempotencyKey],
          requestBody: body(bookingRequestSchema),
          responses: {
            201: answer('Booked', bookingAnswerSchema),
            403: refusal(
              'Many book from this network: solve `challenge` (ALTCHA, version 2) and send it as `proof`',
            ),
            404: refusal('Unknown slot or hold'),
            429: refusal('Too many bookings to come of this contact or network, or too many tries'),
            ...taken,
            ...invalid,
          },
        },
      },
      ...bookingPaths(),
      '/api/health': {
        get: {
          summary: 'Health',
          responses: { 200: answer('It serves', healthSchema), 503: answer('It cannot serve', healthSchema) },
        },
      },
    },
  }
}
