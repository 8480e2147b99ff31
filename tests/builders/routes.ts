import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../src/server/build-folder.ts'

const folder = join(projectFolder, 'src/pages')

/**
 * The address of every route that is worked out for each request, as the files in src/pages name them; `parameters` stand for
 * what is in brackets there. A route that is added is in it by itself.
 */
export function dynamicRoutes(parameters: Readonly<Record<string, string>>): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(astro|ts)$/.test(file))
    .filter(file => /prerender = false/.test(readFileSync(join(folder, file), 'utf8')))
    .map(file => {
      const path = file.replace(/(\/?index)?\.(astro|ts)$/, '')
      const filled = path.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name) => parameters[name] ?? 'x')
      return `/${filled}${file.endsWith('.astro') ? '/' : ''}`
    })
}
