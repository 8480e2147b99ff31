import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

interface PageHeaders {
  readonly pathname: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
}

const inline = /<(style|script)\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/\1>/g

/** The hashes of what stands inside a page, as a policy names them (CSP 3, 2.3.1). */
export function hashesIn(html: string): ReadonlySet<string> {
  const texts = [...html.matchAll(inline)].map(([, , text = '']) => text)
  return new Set(texts.map(text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`))
}

function trimmed(policy: string, used: ReadonlySet<string>): string {
  return policy.replaceAll(/ ?'sha256-[^']+'/g, hash => (used.has(hash.trim()) ? hash : ''))
}

/**
 * Leaves in each page's Content-Security-Policy only what stands in that page. Astro names the styles and scripts of the whole
 * site in each: with every page of staff, readers' first view would grow.
 */
export function trimPolicies(folder: string, headersFile: string): void {
  const pages: readonly PageHeaders[] = JSON.parse(readFileSync(headersFile, 'utf8'))
  const written = pages.map(({ pathname, headers }) => {
    const used = hashesIn(readFileSync(`${folder}${pathname.replace(/\/?$/, '/')}index.html`, 'utf8'))
    const own = headers.map(({ key, value }) =>
      key.toLowerCase() === 'content-security-policy' ? { key, value: trimmed(value, used) } : { key, value },
    )
    return { pathname, headers: own }
  })
  writeFileSync(headersFile, JSON.stringify(written))
}
