import { join } from 'node:path'
import { type Environment, parseEnvironment } from '../config/environment.ts'
import type { Content } from '../information/loader/content.ts'
import { ContentError } from '../information/loader/content-error.ts'
import { readContent } from '../information/loader/read-content.ts'
import { projectFolder } from './build-folder.ts'

/** Ends the process with lines that say what is wrong and what to write instead. */
export function refuse(lines: readonly string[]): never {
  for (const line of lines) console.error(line)
  process.exit(1)
}

function checkedContent(): Content {
  try {
    return readContent(join(projectFolder, 'content'))
  } catch (error) {
    if (error instanceof ContentError) return refuse([error.message])
    throw error
  }
}

/** Content and environment, checked before anything is built or opened. */
export function checkedStart(): { readonly content: Content; readonly environment: Environment } {
  const content = checkedContent()
  const parsed = parseEnvironment(process.env, content.district.demonstration)
  return parsed.ok ? { content, environment: parsed.environment } : refuse(parsed.faults)
}
