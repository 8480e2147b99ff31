import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export interface Import {
  /** The file that imports, below src/: `web/screens/GuidePage.astro`. */
  readonly from: string
  /** A file below src/, a package's name, `node:…`, `astro:…` or `locales/…`. */
  readonly to: string
  /** Whether only types are imported: these are gone when the code runs. */
  readonly typeOnly: boolean
}

const statement =
  /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm

function packageName(specifier: string): string {
  if (/^(node|astro|virtual):/.test(specifier)) return specifier
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}

function targetOf(source: string, file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return packageName(specifier)
  const target = relative(source, resolve(dirname(file), specifier))
    .split(sep)
    .join('/')
  return target.startsWith('../') ? target.slice(3) : target
}

function importsOf(source: string, file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const from = relative(source, file).split(sep).join('/')
  return [...text.matchAll(statement)].map(match => ({
    from,
    to: targetOf(source, file, match[2] ?? match[3] ?? ''),
    typeOnly: match[1] !== undefined,
  }))
}

/** Every import below a source folder, in TypeScript, with JSX or without, and in Astro's front matter and scripts. */
export function allImports(source: string): Import[] {
  return readdirSync(source, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.(tsx?|astro)$/.test(entry.name))
    .flatMap(entry => importsOf(source, join(entry.parentPath, entry.name)))
}
