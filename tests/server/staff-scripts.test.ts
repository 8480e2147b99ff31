import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentFolder } from '../../src/server/build-folder.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
const client = join(currentFolder() ?? '', 'client')
const app = join(client, '_app')
const scripts = readdirSync(app).filter(name => name.endsWith('.js'))

const importsOf = (name: string): readonly string[] =>
  [...readFileSync(join(app, name), 'utf8').matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)].map(
    ([, file = '']) => file,
  )

/** A script with all that it brings along. */
function whole(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const file of importsOf(name)) whole(file, seen)
  return seen
}

const calendar = scripts.filter(name => name.startsWith('StaffCalendar.'))
/** FullCalendar, preact with its compat, and what starts them; what else the island needs is ours, and small. */
const theirs = /^(StaffCalendar|client|react)\./
/** What the island needs: itself, what starts it, and preact with its compat. */
const heavy = new Set(
  [...calendar, ...scripts.filter(name => /^client\./.test(name))].flatMap(name => [...whole(name)]),
)

const weightOf = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => {
    const packed = join(app, `${name}.br`)
    return sum + readFileSync(packed).length
  }, 0)

describe('the calendar’s script', () => {
  it('has FullCalendar in it, and weighs 130 kB at most', () => {
    expect(calendar).toHaveLength(1)
    expect(readFileSync(join(app, calendar[0] ?? ''), 'utf8')).toContain('fc-classic')
    const bytes = weightOf(heavy)
    console.log(`the calendar's scripts weigh ${bytes} bytes (brotli)`)
    expect(bytes).toBeLessThanOrEqual(130_000)
    expect(weightOf([...heavy].filter(name => !theirs.test(name)))).toBeLessThan(2_000)
  })

  it('is brought along by no other script', () => {
    const others = scripts.filter(name => !heavy.has(name))
    expect(others.length).toBeGreaterThan(5)
    expect(others.filter(name => [...whole(name)].some(file => theirs.test(file)))).toEqual([])
    const parts = /fc-classic|fullcalendar|__reactContainer|createRoot/i
    expect(others.filter(name => parts.test(readFileSync(join(app, name), 'utf8')))).toEqual([])
  })

  it('is named by no page outside of /staff/', async () => {
    const pages = readdirSync(client, { recursive: true, withFileTypes: true })
      .filter(entry => entry.name.endsWith('.html'))
      .map(entry => join(entry.parentPath, entry.name))
    expect(pages.length).toBeGreaterThan(50)
    const names = (html: string) =>
      html.includes('astro-island') || [...heavy].some(name => theirs.test(name) && html.includes(name))
    expect(pages.filter(page => names(readFileSync(page, 'utf8')))).toEqual([])
    for (const path of ['/de/book/', '/de/book/times/', '/de/appointment/', '/staff/sign-in/']) {
      const html = await (await fetch(new URL(path, server.origin))).text()
      expect([path, names(html)]).toEqual([path, false])
    }
  })
})
