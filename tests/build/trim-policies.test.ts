import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { trimPolicies } from '../../src/build/trim-policies.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The policy of a page after a build. */
function policyOf(html: string, value: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-build-'))
  folders.push(folder)
  mkdirSync(`${folder}/de/`)
  writeFileSync(`${folder}/de/index.html`, html)
  const headers = [{ key: 'Content-Security-Policy', value }]
  writeFileSync(`${folder}/headers`, JSON.stringify([{ pathname: '/de', headers }]))
  trimPolicies(folder, `${folder}/headers`)
  const [page] = JSON.parse(readFileSync(`${folder}/headers`, 'utf8'))
  return page.headers[0].value
}

describe('the policy of a page', () => {
  it('names what stands in it, and nothing of other pages', () => {
    const html =
      '<style>a{}</style><script type="module">go()</script><script type="module" src="/_app/x.js"></script>'
    const all = `default-src 'none'; script-src 'self' ${hash('go()')} ${hash('other()')}; style-src 'self' ${hash('b{}')} ${hash('a{}')};`
    expect(policyOf(html, all)).toBe(
      `default-src 'none'; script-src 'self' ${hash('go()')}; style-src 'self' ${hash('a{}')};`,
    )
  })

  it('stays strict where nothing stands in it', () => {
    expect(policyOf('<p>x</p>', `script-src 'self' ${hash('x')}; style-src 'self' ${hash('y')};`)).toBe(
      "script-src 'self'; style-src 'self';",
    )
  })
})
