import { z } from 'zod'

/** A schema of this folder, for those who must not know the library behind it. */
export type Schema<Value> = z.ZodType<Value>

export type ShapeFault = { readonly field: string; readonly found: string; readonly write: string }

export type Checked<Value> =
  | { readonly value: Value; readonly faults: readonly [] }
  | { readonly value: undefined; readonly faults: readonly ShapeFault[] }

/** Parses data with a schema; every fault says the field, what stands there and what to write instead. */
export function checkShape<Value>(schema: Schema<Value>, data: unknown): Checked<Value> {
  const result = schema.safeParse(data, { error: whatToWrite })
  if (result.success) return { value: result.data, faults: [] }
  return { value: undefined, faults: result.error.issues.flatMap(issue => toFaults(issue, data)) }
}

/** A value as it is shown in a message: short, and `nothing` where there is none. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  const shown = JSON.stringify(value)
  return shown.length > 80 ? `${shown.slice(0, 77)}…` : shown
}

function toFaults(issue: z.core.$ZodIssue, data: unknown): ShapeFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      field: fieldName([...issue.path, key]),
      found: 'a key that is not known',
      write: issue.message,
    }))
  }
  return [{ field: fieldName(issue.path), found: showValue(valueAt(data, issue.path)), write: issue.message }]
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the whole file' : path.map(String).join('.')
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text (in quotes where it looks like a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, each entry on its line after "- "',
  object: 'keys with values, one a line, indented',
  record: 'keys with values, one a line, indented',
}

function whatToWrite(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_value') return `one of: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'unrecognized_keys') return `one of the keys ${knownKeys(issue.inst)}, or take it out`
  if (issue.code === 'too_small') return `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  return undefined
}

function knownKeys(schema: unknown): string {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape).join(', ') : 'above'
}
