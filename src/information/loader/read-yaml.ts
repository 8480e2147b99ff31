import { parseDocument } from 'yaml'
import { checkShape, type Schema } from '../schema/check-shape.ts'
import type { Report } from './content-error.ts'

/** Parses YAML and checks its shape; reports every fault and answers undefined where there is one. */
export function readYaml<Value>(
  text: string,
  schema: Schema<Value>,
  file: string,
  report: Report,
): Value | undefined {
  const document = parseDocument(text)
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 }
      const found = error.message.split('\n')[0] ?? error.code
      const write = 'YAML: "key: value", and quotes around a text that holds ": " or begins with a mark'
      report({ file, field: `line ${line}, column ${col}`, found, write })
    }
    return undefined
  }
  const { value, faults } = checkShape(schema, document.toJS())
  for (const fault of faults) report({ file, ...fault })
  return value
}
