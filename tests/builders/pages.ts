import { join } from 'node:path'
import { builtFiles } from '../../src/build/built-files.ts'
import { currentFolder } from '../../src/server/build-folder.ts'

/** Every built page, as addresses. */
export function builtPages(): string[] {
  const folder = currentFolder()
  if (!folder) throw new Error('nothing is built')
  return builtFiles(join(folder, 'client'))
    .filter(file => file.endsWith('/index.html'))
    .map(file => file.replace(/index\.html$/, ''))
}

/** Pages that are worked out for each request, in one language. */
export function dynamicPages(segment: string): string[] {
  const spoken = segment === 'de-simple' ? 'de' : segment
  return [
    `/${segment}/book/`,
    `/${segment}/book/times/?topic=housing&language=${spoken}&guide=address&step=register`,
    `/${segment}/book/times/?topic=family&language=qu&place=outstation-kirschbuehl`,
    `/${segment}/book/?topic=housing&woman=yes&interpreter=yes&stepFree=yes`,
    `/${segment}/book/times/?topic=family&language=${spoken}&woman=maybe&interpreter=yes&stepFree=maybe`,
    `/${segment}/appointment/`,
    `/${segment}/appointment/ABC-DEF/`,
  ]
}
