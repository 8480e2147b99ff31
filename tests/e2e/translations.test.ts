import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../../src/server/build-folder.ts'

let copy: string
const page = (address: string) => readFileSync(join(copy, 'out/client', address, 'index.html'), 'utf8')

// A copy of the project in which one translation is missing and one German step has moved on.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'lotse-copy-'))
  for (const part of [
    'src',
    'content',
    'locales',
    'public',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(projectFolder, part), join(copy, part), { recursive: true })
  symlinkSync(join(projectFolder, 'node_modules'), join(copy, 'node_modules'))
  rmSync(join(copy, 'content/guides/address/ar.md'))
  const course = join(copy, 'content/guides/integration-course/de.md')
  const german = readFileSync(course, 'utf8')
  writeFileSync(course, german.replace(/(\{#find-course\}\n[\s\S]*?\n\n)/, '$1Dieser Satz ist neu. '))
  const env = { ...process.env, LOTSE_BUILD: join(copy, 'out'), ASTRO_TELEMETRY_DISABLED: '1' }
  execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    cwd: copy,
    env,
    stdio: 'pipe',
  })
}, 180_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('a guide that is not translated', () => {
  it('is there all the same: in German, with a notice in the reader’s language', () => {
    const html = page('/ar/guides/address/')
    expect(html).toMatch(/<html lang="ar" dir="rtl">/)
    expect(html).toMatch(/<div lang="de" dir="ltr">\s*<h1/)
    expect(html).toMatch(/هذه الصفحة/)
  })

  it('is listed with its German title and the language that it is in', () => {
    expect(page('/ar/guides/')).toMatch(/<strong lang="de" dir="ltr">Umziehen und die Adresse anmelden/)
  })

  it('is marked in the language switch', () => {
    const [, arabic = ''] =
      /hreflang="ar"[^>]*>([\s\S]*?)<\/a>/.exec(
        page('/uk/guides/address/').split('class="languages')[1] ?? '',
      ) ?? []
    expect(arabic).toContain('<small>')
  })
})

describe('a step whose German text has moved on', () => {
  it('is marked as outdated at the step, and only there', () => {
    const steps = page('/ar/guides/integration-course/').split('<article').slice(1)
    const outdated = steps.filter(
      step => step.includes('/de/guides/integration-course/#') && /class="note"/.test(step),
    )
    expect(outdated).toHaveLength(1)
    expect(outdated[0]).toContain('id="find-course"')
  })

  it('leads to the same step in German', () => {
    expect(page('/ar/guides/integration-course/')).toContain(
      'href="/de/guides/integration-course/#find-course"',
    )
  })
})
