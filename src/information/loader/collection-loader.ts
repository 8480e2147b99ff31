import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { Content } from './content.ts'
import { ContentError } from './content-error.ts'
import { readContent } from './read-content.ts'

/** The collections that Astro knows; the district is a collection of one. */
export type CollectionName = keyof Content

/** Loads one kind from content/, which is read and checked as a whole once for all kinds, and again on a change. */
export function collectionLoader(name: CollectionName): Loader {
  return {
    name: `content-${name}`,
    load: async context => {
      const directory = fileURLToPath(new URL('content/', context.config.root))
      fill(context, directory, name)
      context.watcher?.add(directory)
      context.watcher?.on('all', (_event, path) => {
        if (path.startsWith(directory)) refill(context, directory, name)
      })
    },
  }
}

function fill(context: LoaderContext, directory: string, name: CollectionName): void {
  const kind = contentOf(directory)[name]
  const entries: readonly { readonly id: string }[] = 'length' in kind ? kind : [kind]
  context.store.clear()
  for (const entry of entries) {
    const data = { ...entry }
    context.store.set({ id: entry.id, data, digest: context.generateDigest(data) })
  }
}

// An editor who has just saved half a thought keeps the last good pages and reads the faults in the terminal.
function refill(context: LoaderContext, directory: string, name: CollectionName): void {
  try {
    fill(context, directory, name)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    if (name === 'district') context.logger.error(error.message)
  }
}

let last: { readonly key: string; readonly content: Content } | undefined

function contentOf(directory: string): Content {
  const key = `${directory} ${newestChange(directory)}`
  if (last?.key !== key) last = { key, content: readContent(directory) }
  return last.content
}

/** Changes whenever a file below the folder is written, added or taken away. */
function newestChange(directory: string): string {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  const newest = Math.max(...paths.map(path => statSync(join(directory, path)).mtimeMs))
  return `${paths.length} ${newest}`
}
