import { readFileSync } from 'node:fs'
import { securityHeaders } from '../server/security-headers.ts'
import { builtFiles } from './built-files.ts'

/** Bytes. They fail the build, and are not raised: the peer's was, four times in six months. */
export const budgets = { firstView: 14_336, firstViewOfPair: 24_576, script: 8_192 } as const

interface PageHeaders {
  readonly pathname: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
}

export interface PageWeight {
  readonly page: string
  /** HTML with its style, as the server sends it: brotli, headers included, and room for notices. */
  readonly firstView: number
  readonly script: number
  readonly limit: number
  readonly faults: readonly string[]
}

/** What Node and the server add around the headers that are known here: status line, date, tag, lengths, encoding. */
const otherHeaders = 420

/** Two notices of full length, which the server puts on top of any page: 632 were the most on any guide in any language. */
const roomForNotices = 650

function headerBytes(headers: Iterable<readonly [string, string]>): number {
  let bytes = otherHeaders
  for (const [name, value] of headers) bytes += Buffer.byteLength(name) + Buffer.byteLength(value) + 4
  return bytes
}

function scriptsOf(html: string): string[] {
  return [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].flatMap(match => match[1] ?? [])
}

/** All files that a script brings along, each once. */
function withImports(folder: string, files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (seen.has(file)) continue
    seen.add(file)
    const source = readFileSync(folder + file, 'utf8')
    const imported = [
      ...source.matchAll(/from\s*"\.\/([^"]+)"|import\s*"\.\/([^"]+)"|import\("\.\/([^"]+)"\)/g),
    ]
    withImports(
      folder,
      imported.map(match => `/_app/${match[1] ?? match[2] ?? match[3]}`),
      seen,
    )
  }
  return seen
}

/** What a browser fetches by itself; links that a reader follows, and `alternate`, are not among it. */
const foreignRequest =
  /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc="(?:https?:)?\/\/|<link\b[^>]*\brel="(?:icon|preload|modulepreload|manifest|preconnect|dns-prefetch)"[^>]*\bhref="(?:https?:)?\/\//

function faultsOf(html: string, weight: Omit<PageWeight, 'faults'>): string[] {
  const faults: string[] = []
  if (weight.firstView > weight.limit)
    faults.push(`the first view is ${weight.firstView} bytes, at most ${weight.limit}`)
  if (weight.script > budgets.script)
    faults.push(`its scripts are ${weight.script} bytes, at most ${budgets.script}`)
  if (/<link[^>]+rel="?stylesheet/.test(html))
    faults.push('a style sheet blocks the first view; styles belong inside')
  if (/<script(?![^>]*type="module")[^>]*\bsrc=/.test(html))
    faults.push('a script blocks the first view; scripts are modules')
  const foreign = foreignRequest.exec(html)
  if (foreign) faults.push(`something is fetched from another host: ${foreign[0]}`)
  return faults
}

function weigh(folder: string, file: string, pageHeaders: readonly PageHeaders[]): PageWeight {
  const page = file.replace(/index\.html$/, '')
  const html = readFileSync(folder + file, 'utf8')
  const own = pageHeaders.find(({ pathname }) => pathname.replace(/\/?$/, '/') === page)?.headers ?? []
  const headers = [...Object.entries(securityHeaders), ...own.map(({ key, value }) => [key, value] as const)]
  const weight = {
    page,
    firstView: readFileSync(`${folder}${file}.br`).length + headerBytes(headers) + roomForNotices,
    script: [...withImports(folder, scriptsOf(html))].reduce(
      (sum, script) => sum + readFileSync(`${folder}${script}.br`).length,
      0,
    ),
    limit: /\/with\//.test(page) ? budgets.firstViewOfPair : budgets.firstView,
  }
  return { ...weight, faults: faultsOf(html, weight) }
}

/** Weighs every page below a language. The list of guides and of words grows with the content and is weighed with them. */
export function weighPages(folder: string, headersFile: string): PageWeight[] {
  const pageHeaders: PageHeaders[] = JSON.parse(readFileSync(headersFile, 'utf8'))
  return builtFiles(folder)
    .filter(file => file.endsWith('/index.html'))
    .map(file => weigh(folder, file, pageHeaders))
}
