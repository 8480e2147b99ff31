// What an administrator does when somebody asks for her data, beside the running server.
import { afterAll, describe, expect, it } from 'vitest'
import { type ApiBooking, call, freeSlots } from '../../builders/api.ts'
import { runCommand } from '../../builders/command.ts'
import { countRows, dataFolder, serverForThisFile } from '../../builders/server.ts'
import { bytesBelow } from '../../builders/traces.ts'

const server = serverForThisFile()
const env = () => ({ LOTSE_DATA: server.data })
const elsewhere = dataFolder()
afterAll(() => elsewhere.remove())

let booked = 0

/** Each with a telephone of its own, because nobody may have many appointments. */
async function aBooking() {
  const [slot] = (await freeSlots(server.origin, 'language=ar')).filter(({ mode }) => mode === 'office')
  if (!slot) throw new Error('the demonstration has no free slot')
  booked += 1
  const contact = { email: `amal${booked}@example.org`, phone: `0151 9876543${booked}` }
  const wishes = ['interpreter']
  const form = {
    slot: slot.id,
    topic: slot.topics[0],
    language: 'ar',
    name: 'Amal Striking',
    contact,
    wishes,
  }
  const { body } = await call<ApiBooking>(`${server.origin}/api/bookings`, { method: 'POST', body: form })
  return { slot, ...body }
}

describe('npm run privacy:show', () => {
  it('prints everything that is held, for people to read', async () => {
    const { reference, slot } = await aBooking()
    const { code, output, errors } = await runCommand('privacy-show', [reference.toLowerCase()], env())
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(output).toContain(`Everything that is held about ${reference}`)
    for (const text of [
      'name: Amal Striking',
      'email: amal1@example.org',
      'phone: 0151 98765431',
      'note: none',
    ])
      expect(output).toContain(text)
    for (const text of [
      `slot: ${slot.id}`,
      'wishes: interpreter',
      'what: booked',
      'kind: forget',
      'kind: erase',
    ])
      expect(output).toContain(text)
    expect(output).toContain(`BEGIN:VEVENT`)
  })

  it('prints the same as JSON, with every field of the booking', async () => {
    const { reference, slot } = await aBooking()
    const { output } = await runCommand('privacy-show', [reference, '--json'], env())
    const held = JSON.parse(output)
    expect(held.booking).toMatchObject({ slot: slot.id, personal: { name: 'Amal Striking' }, language: 'ar' })
    expect(held.history).toMatchObject([{ what: 'booked', by: 'reader' }])
    expect(held.deliveries.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['erase', 'forget'])
    expect(Object.keys(held).toSorted()).toEqual([
      ...['answers', 'booking', 'claims', 'deliveries', 'devices', 'events', 'history', 'network', 'waiting'],
    ])
  })

  it.each(['AAA-AAA', 'nonsense'])('says in one line that nothing is held about %s', async reference => {
    for (const command of ['privacy-show', 'privacy-erase']) {
      const { code, output, errors } = await runCommand(command, [reference], env())
      expect({ code, output }).toEqual({ code: 1, output: '' })
      expect(errors).toBe(`no booking has the number ${reference} in ${server.data}/lotse.db\n`)
    }
  })

  it('says in one line that the key is missing, that nothing was asked, or that there is no database', async () => {
    const { reference } = await aBooking()
    const other = await runCommand('privacy-show', [reference], { ...env(), LOTSE_SECRET: 'x'.repeat(40) })
    expect(other).toMatchObject({ code: 1, output: '' })
    expect(other.errors).toMatch(
      /^name and contact need a key that is not there: .*LOTSE_FORMER_SECRETS.*\n$/,
    )
    for (const command of ['privacy-show', 'privacy-erase'])
      expect((await runCommand(command, [], env())).errors).toMatch(
        /^Usage: npm run privacy:\w+ -- REFERENCE.*\n$/,
      )
    const nowhere = await runCommand('privacy-show', [reference], { LOTSE_DATA: elsewhere.path })
    expect(nowhere).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^there is no .*lotse\.db; .*\n$/),
    })
  })
})

describe('npm run privacy:erase', () => {
  it('says first what it would delete, and deletes nothing', async () => {
    const { reference } = await aBooking()
    const before = countRows(server.data)
    const { code, output } = await runCommand('privacy-erase', [reference], env())
    expect(code).toBe(0)
    expect(output).toMatch(/^This would be deleted:\nbooking /)
    expect(output).toMatch(
      /name and contact: sealed\nlines of history: 1\ncalendar entries: 1\ndeliveries to come: \d+\n/,
    )
    expect(output).toMatch(/Nothing was deleted yet: add --yes/)
    expect(output).not.toMatch(/Amal|0151/)
    expect(countRows(server.data)).toEqual(before)
  })

  it('deletes it whole and at once, also from the files; its time is free and no calendar has it', async () => {
    const before = countRows(server.data)
    const { reference, token, slot } = await aBooking()
    const sealed = JSON.parse((await runCommand('privacy-show', [reference, '--json'], env())).output)
    const feed = async () => (await fetch(server.feed)).text()
    const { code, output } = await runCommand('privacy-erase', [reference, '--yes'], env())
    expect(code).toBe(0)
    expect(output).toMatch(/^Deleted:\nbooking /)
    expect(output).toMatch(/The appointment was cancelled, and its time is free again/)
    expect(output).toMatch(/Backups made before still have the booking/)
    const shown = await call(`${server.origin}/api/bookings/${reference}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(shown.status).toBe(404)
    expect((await freeSlots(server.origin, 'language=ar')).map(({ id }) => id)).toContain(slot.id)
    expect(await feed()).not.toContain(reference)
    expect(countRows(server.data)).toEqual(before)
    expect(bytesBelow(server.data).includes(sealed.booking.id)).toBe(false)
    expect((await runCommand('privacy-erase', [reference, '--yes'], env())).code).toBe(1)
  })
})
