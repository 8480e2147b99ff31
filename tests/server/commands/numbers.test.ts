// What an administrator reads until there are screens for it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { done } from '../../../src/booking/core/result.ts'
import { runCommand } from '../../builders/command.ts'
import { anInstallationIn } from '../../builders/past.ts'
import { dataFolder } from '../../builders/server.ts'

const secret = 'the secret of this installation, of the test'

let folder: ReturnType<typeof dataFolder>
beforeEach(async () => {
  folder = dataFolder()
  const { storage, close } = await anInstallationIn(folder.path, secret)
  await storage.transaction(async tx => {
    const place = { office: null, topic: 'housing' } as const
    for (let day = 10; day < 22; day += 1)
      for (const outcome of ['booked', day < 17 ? 'attended' : 'missed'] as const)
        await tx.counters.add({ ...place, day: `2026-03-${day}`, language: day < 19 ? 'uk' : 'ar', outcome })
    await tx.numbers.noteWaiting([
      { day: '2026-03-10', language: 'uk', hours: 30 },
      { day: '2026-03-17', language: 'uk', hours: null },
    ])
    return done(null)
  })
  await close()
})
afterEach(() => folder.remove())

const numbers = (...args: string[]) =>
  runCommand('numbers', args, { LOTSE_DATA: folder.path, LOTSE_SECRET: secret })
const march = ['--from', '2026-03', '--to', '2026-03'] as const

describe('npm run numbers', () => {
  it('prints what was booked, what became of it, and how long one waited', async () => {
    const { code, output, errors } = await numbers(...march)
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(output).toContain('2026-03, booked, by office\n  Telefon oder Video  12\n')
    expect(output).toContain('2026-03, booked, by language\n  Übrige  12\n')
    expect(output).toContain('2026-03, what became of them\n  gekommen        7\n  nicht gekommen  5\n')
    expect(output).toContain('Missed: 5 of 12 of which it was noted (42 %)')
    expect(output).toMatch(/week from {3}03-09 {2}03-16\n {2}Ukrainisch {5}30 {3}none\n/)
    expect(output).not.toContain('Integrationsmanagement')
  })

  it('prints what is still free, and of a month that can change why nothing is told', async () => {
    const now = Temporal.Now.plainDateISO().toString().slice(0, 7)
    const { output } = await numbers('--from', now, '--to', now)
    expect(output).toContain(`${now}: bookings can still change and are not told yet`)
    expect(output).toMatch(/Still free now, by language\n|these months cannot be booked now/)
  })

  it('writes them into a file for a spreadsheet, which it never replaces', async () => {
    const file = join(folder.path, 'numbers.csv')
    const written = await numbers(...march, '--csv', file)
    expect(written.errors).toBe('')
    const rows: string[][] = parse(readFileSync(file), { bom: true, delimiter: ';' })
    expect(written.output).toBe(`${rows.length - 1} numbers are in ${file}\n`)
    expect(rows[0]).toEqual(['Zahl', 'von', 'bis', 'nach', 'Wert', 'Anzahl', 'Hinweis'])
    expect(rows).toContainEqual([
      'gebucht',
      '2026-03-01',
      '2026-03-31',
      'Ort',
      'Telefon oder Video',
      '12',
      '',
    ])
    expect(rows).toContainEqual(['gebucht', '2026-03-01', '2026-03-31', 'Sprache', 'Übrige', '12', ''])
    const again = await numbers(...march, '--csv', file)
    expect(again).toMatchObject({ code: 1, errors: `${file} was not written: there is one already\n` })
  })

  it.each([
    [[], /^Usage: npm run numbers/],
    [['--from', '2026-13', '--to', '2026-13'], /^Usage: npm run numbers/],
    [['--from', '2026-04', '--to', '2026-03'], /^--from comes before --to\n$/],
    [['--from', '2020-01', '--to', '2026-03'], /^at most 36 months at once\n$/],
    [['--from', '2026-04', '--week', '3'], /Usage: npm run numbers/],
  ])('says in a line what is wrong with %s', async (args, words) => {
    expect(await numbers(...args)).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringMatching(words),
    })
  })

  it('makes no database where there is none', async () => {
    const elsewhere = join(folder.path, 'elsewhere')
    const env = { LOTSE_DATA: elsewhere, LOTSE_SECRET: secret }
    const { code, errors } = await runCommand('numbers', [...march], env)
    expect({ code, errors }).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^there is no .*lotse\.db; /),
    })
    expect(existsSync(join(elsewhere, 'lotse.db'))).toBe(false)
  })
})
