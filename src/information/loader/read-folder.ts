import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkShape, type Schema } from '../schema/check-shape.ts'
import { idSchema } from '../schema/values.ts'
import type { Report } from './content-error.ts'
import { readYaml } from './read-yaml.ts'

/** What a folder holds by id. An id whose file has faults stays, so that references to it are no faults as well. */
export type Folder<Value> = ReadonlyMap<string, Value | undefined>

/** Reads every `<id>.yaml` of a folder of content/; other files in it are faults. */
export function readFolder<Value>(
  directory: string,
  folder: string,
  schema: Schema<Value>,
  report: Report,
): Folder<Value> {
  const entries = new Map<string, Value | undefined>()
  for (const name of listNames(join(directory, folder))) {
    const file = `${folder}/${name}`
    if (!name.endsWith('.yaml')) {
      report({ file, field: 'the name', found: name, write: `a name that ends in .yaml, or move it away` })
      continue
    }
    const id = name.slice(0, -'.yaml'.length)
    checkId(id, file, report)
    entries.set(id, readYaml(readFileSync(join(directory, file), 'utf8'), schema, file, report))
  }
  return entries
}

/** Reads one file that must be there. */
export function readFile<Value>(
  directory: string,
  file: string,
  schema: Schema<Value>,
  report: Report,
): Value | undefined {
  const path = join(directory, file)
  if (!existsSync(path)) {
    report({
      file,
      field: 'the whole file',
      found: 'no such file',
      write: 'it as content/README.md shows it',
    })
    return undefined
  }
  return readYaml(readFileSync(path, 'utf8'), schema, file, report)
}

/** The names in a folder, sorted; none where it does not exist. Dotfiles of editors and systems are passed over. */
export function listNames(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter(name => !name.startsWith('.'))
    .sort()
}

/** Reports a file or folder whose name cannot be an id in addresses. */
export function checkId(id: string, file: string, report: Report): void {
  for (const { found, write } of checkShape(idSchema, id).faults)
    report({ file, field: 'the name', found, write })
}
