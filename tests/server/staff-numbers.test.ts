// Numbers that help to plan: who may read them, and what they say as a table for a spreadsheet.
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { aMember, firstCounsellor } from '../builders/member.ts'
import { fillNumbers, monthBefore } from '../builders/number-rows.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
type Member = Awaited<ReturnType<typeof aMember>>

let lead: Member
let others: readonly Member[]

beforeAll(async () => {
  lead = await aMember(server, 'team-lead', firstCounsellor(server))
  others = [await aMember(server, 'counsellor', firstCounsellor(server)), await aMember(server, 'editor')]
})

const settled = monthBefore(3).toString()

describe('the numbers of a new installation', () => {
  it('say when they come, how the others are turned on, and what is free already', async () => {
    const { status, text } = await lead.browser.get('/staff/numbers/?language=en')
    expect(status).toBe(200)
    expect(text).toContain('They come when the last appointment of a month is erased.')
    expect(text).toContain('searchesWithoutResult: true')
    expect(text).toContain('guidesRead: true')
    expect(text).toContain('Still free by language')
    expect(text).toContain('Lotse counts nothing for each counsellor.')
  })
})

describe('the numbers of a district', () => {
  beforeAll(() => fillNumbers(server.data))

  it('are for team leads and administrators', async () => {
    for (const { browser } of others)
      for (const path of ['/staff/numbers/', '/staff/numbers/csv/'])
        expect((await browser.get(path)).status).toBe(403)
    const outside = await fetch(new URL('/staff/numbers/csv/', server.origin), { redirect: 'manual' })
    expect(outside.status).toBe(303)
  })

  it('stand on the page in the language of who reads, and hide what is small', async () => {
    const { text } = await lead.browser.get(
      `/staff/numbers/?language=en&from=${settled}&to=${monthBefore(1)}`,
    )
    expect(text).toContain('Booked by language')
    expect(text).toContain('Share of missed appointments')
    expect(text).toMatch(/\d+ of \d+/)
    expect(text).toContain('Still open')
    // Three searches in Tigrinya take the others with them, or nothing could be told apart.
    expect(text).not.toMatch(/<th scope="row">Tigrinya<\/th>\s*<td>3<\/td>/)
    expect(text).not.toContain('<td>2</td>')
  })

  it('come as a file whose cells are German, whole, and the same as those of the command', async () => {
    const { response, text } = await lead.browser.get(`/staff/numbers/csv/?from=${settled}&to=${settled}`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="lotse-zahlen-${settled}-${settled}.csv"`,
    )
    const rows: string[][] = parse(Buffer.from(text), { bom: true, delimiter: ';' })
    expect(rows[0]).toEqual(['Zahl', 'von', 'bis', 'nach', 'Wert', 'Anzahl', 'Hinweis'])
    const days = monthBefore(3).daysInMonth
    const span = [`${settled}-01`, `${settled}-${days}`]
    expect(rows).toContainEqual(['gebucht', ...span, 'Ort', 'Telefon oder Video', String(3 * days), ''])
    expect(rows).toContainEqual(['was daraus wurde', ...span, 'Ausgang', 'nicht gekommen', String(days), ''])
    expect(rows).toContainEqual(['Ratgeber gelesen', ...span, 'Ratgeber', 'Übrige', '45', ''])
    expect(rows.filter(([, , , , , , note]) => note === '').length).toBeGreaterThan(10)
  })

  it('ask for months that there are, whatever an address says', async () => {
    const wrong = await lead.browser.get('/staff/numbers/csv/?from=2031-13&to=%3Dcmd')
    expect(wrong.status).toBe(200)
    const turned = await lead.browser.get(`/staff/numbers/csv/?from=${monthBefore(2)}&to=${settled}`)
    expect(turned.response.headers.get('content-disposition')).toContain(`${settled}-${monthBefore(2)}`)
    expect((await lead.browser.post('/staff/numbers/csv/', {})).status).toBe(405)
  })
})
