// What each path of the API's description is put together from.
import { z } from 'zod'
import { problemSchema } from './schemas.ts'

export type JsonSchema = Record<string, unknown>

export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest
}

export function answer(description: string, schema: z.ZodType): JsonSchema {
  return { description, content: { 'application/json': { schema: schemaOf(schema, 'output') } } }
}

export function refusal(description: string): JsonSchema {
  return {
    description,
    content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output') } },
  }
}

export function body(schema: z.ZodType): JsonSchema {
  return { required: true, content: { 'application/json': { schema: schemaOf(schema, 'input') } } }
}

export const reference = { name: 'reference', in: 'path', required: true, schema: { type: 'string' } }
export const secured = { security: [{ manageCode: [] }] }
export const unknown = {
  404: refusal('Unknown reference, or wrong or missing token'),
  429: refusal('Too many wrong tries'),
}
export const invalid = {
  400: refusal('Malformed JSON'),
  413: refusal('Over 16 kB'),
  422: refusal('A field is at fault'),
}
export const notAnyMore = { 409: refusal('Not possible any more') }
export const taken = { 409: refusal('Taken, with the nearest free slots in `alternatives`') }
