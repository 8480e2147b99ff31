import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { challengeCookieName, cookieName } from '../../src/adapters/auth/better-auth.ts'
import * as cacheNames from '../../src/offline/names.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { stepCookieName } from '../../src/staff/core/step.ts'

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8')
const sheet = read('src/server/deploy/datenschutz.md')
const named = new Set([...sheet.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))

/** Where the cookie of staff goes out. */
const staffStep = 'web/steps/know-staff.ts'

/** Every `table.column` of the storage's schema. */
function columns(): readonly string[] {
  const tables = read('src/adapters/sql/schema.ts').matchAll(/^ {2}readonly (\w+): \{([^}]*)\}/gm)
  return [...tables].flatMap(([, table, body = '']) =>
    [...body.matchAll(/readonly (\w+):/g)].map(([, column]) => `${table}.${column}`),
  )
}

/** What browser code is made of, by file. */
const browserCode = ['src/islands', 'src/offline'].flatMap(folder =>
  readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => ({ file: `${folder}/${file}`, text: read(`${folder}/${file}`) })),
)

/** The first argument of every call that keeps something on the device, as it is written there. */
function keysOf(text: string): readonly string[] {
  const calls = text.matchAll(
    /(?:(?:local|session)Storage\s*\.\s*(?:setItem|getItem|removeItem)|caches\s*\.\s*open|indexedDB\s*\.\s*open)\s*\(\s*([^,)]+)/g,
  )
  return [...calls].map(([, key = '']) => key.trim())
}

/** The key as the sheet writes it: what changes in it is `…`; a constant is looked up in its file and in offline/names.ts. */
function writtenKey(key: string, text: string): string {
  const literal = /^['"`]/.test(key)
    ? key
    : new RegExp(`const ${key} = (['"\`][^'"\`]*['"\`])`).exec(text)?.[1]
  const constant = Object.entries(cacheNames).find(([name]) => name === key)?.[1]
  return literal
    ? literal.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, '…')
    : (constant ?? `a key that cannot be told: ${key}`)
}

describe('the sheet for the data protection officer', () => {
  it('finds what it has to name', () => {
    expect(columns().length).toBeGreaterThan(100)
    expect(columns()).toContain('bookings.personal')
    expect(browserCode.flatMap(({ text }) => keysOf(text)).length).toBeGreaterThan(5)
  })

  it('names every column of the database', () => {
    expect(columns().filter(column => !named.has(column))).toEqual([])
  })

  it('names no column that is not there', () => {
    const tables = new Set(columns().map(column => column.split('.')[0]))
    const columnsNamed = [...named].filter(name => /^\w+\.\w+$/.test(name) && tables.has(name.split('.')[0]))
    expect(columnsNamed.filter(name => !columns().includes(name))).toEqual([])
  })

  it('names everything that is kept on a device', () => {
    const keys = browserCode.flatMap(({ text }) => keysOf(text).map(key => writtenKey(key, text)))
    const known = [...keys, ...Object.values(cacheNames)]
    expect([...new Set(known)].filter(key => !named.has(key))).toEqual([])
  })

  it('can say that readers get no cookie: one step sets them, for pages of staff alone', () => {
    const sources = readdirSync(join(projectFolder, 'src'), { recursive: true, encoding: 'utf8' })
    const code = sources
      .filter(file => /\.(ts|astro)$/.test(file))
      .map(file => ({ file, text: read(`src/${file}`) }))
    const setting = /document\.cookie|set-cookie|\.cookies\.set/i
    expect(code.filter(({ text }) => setting.test(text)).map(({ file }) => file)).toEqual([staffStep])
    const [guard = ''] = /if \(!isForStaff[^\n]*\n/.exec(read(`src/${staffStep}`)) ?? []
    expect(guard.trim()).toBe('if (!isForStaff(context)) return next()')
  })

  it('names the cookies of staff', () => {
    for (const name of [cookieName, challengeCookieName, stepCookieName]) expect(named).toContain(name)
  })
})
