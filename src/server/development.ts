// The application for `astro dev`, which brings its own server. Never part of a build.
import { join } from 'node:path'
import { parseEnvironment } from '../config/environment.ts'
import { readContent } from '../information/loader/read-content.ts'
import { wire } from './wire.ts'

const content = readContent(join(process.cwd(), 'content'))
const parsed = parseEnvironment(process.env, content.district.demonstration)
if (!parsed.ok) throw new Error(parsed.faults.join('\n'))

/** Resolves once storage is open. */
export const development = wire(parsed.environment, content).then(({ app }) => app)
