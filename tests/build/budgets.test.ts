import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { budgets, weighPages } from '../../src/build/budgets.ts'
import { compressFiles } from '../../src/build/compress-files.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Weighs one page with the scripts that it names. */
async function faultsOf(html: string, files: Record<string, string> = {}, page = '/ar/guides/x/index.html') {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-build-'))
  folders.push(folder)
  for (const [name, text] of Object.entries({ ...files, [page]: html })) {
    mkdirSync(dirname(folder + name), { recursive: true })
    writeFileSync(folder + name, text)
  }
  await compressFiles(folder)
  writeFileSync(`${folder}/headers`, '[]')
  return weighPages(folder, `${folder}/headers`).flatMap(({ faults }) => faults)
}

/** Text that does not compress. */
const noise = (bytes: number) => randomBytes(Math.ceil(bytes * 0.75)).toString('base64')

describe('the budget', () => {
  it('lets a small page pass', async () => {
    expect(await faultsOf('<p>Guten Tag</p>')).toEqual([])
  })

  it('refuses a first view over 14,336 bytes, and a pair over 24,576', async () => {
    expect(await faultsOf(noise(budgets.firstView + 4_000))).toEqual([
      expect.stringMatching(/first view is \d+ bytes, at most 14336/),
    ])
    expect(await faultsOf(noise(18_000), {}, '/ar/guides/x/with/de/index.html')).toEqual([])
    expect(await faultsOf(noise(33_000), {}, '/ar/guides/x/with/de/index.html')).toEqual([
      expect.stringMatching(/at most 24576/),
    ])
  })

  it('counts scripts with all that they import', async () => {
    const page = '<script type="module" src="/_app/a.js"></script>'
    const files = { '/_app/a.js': 'import "./b.js"', '/_app/b.js': `'${noise(12_000)}'` }
    expect(await faultsOf(page, files)).toEqual([
      expect.stringMatching(/scripts are \d+ bytes, at most 8192/),
    ])
  })

  it.each([
    ['a style sheet of its own', '<link rel="stylesheet" href="/x.css">'],
    ['a script that blocks', '<script src="/_app/a.js"></script>'],
    ['a font from elsewhere', '<link rel="preload" href="https://fonts.example/x.woff2">'],
    ['a picture from elsewhere', '<img src="//cdn.example/x.png">'],
  ])('refuses %s', async (_name, html) => {
    expect(await faultsOf(html, { '/_app/a.js': '1' })).toHaveLength(1)
  })

  it('lets readers follow links to elsewhere', async () => {
    expect(
      await faultsOf(
        '<a href="https://www.bamf.de/">BAMF</a><link rel="alternate" hreflang="de" href="https://x.example/de/">',
      ),
    ).toEqual([])
  })
})
