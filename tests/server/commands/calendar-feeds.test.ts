// What an administrator does with the addresses of calendars until there are screens for it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../builders/command.ts'
import { anInstallationIn, bookedDaysAgo } from '../../builders/past.ts'
import { dataFolder } from '../../builders/server.ts'

const secret = 'the secret of this installation, of the test'

let folder: ReturnType<typeof dataFolder>
beforeEach(async () => {
  folder = dataFolder()
  const lotse = await anInstallationIn(folder.path, secret)
  await bookedDaysAgo(lotse, 0, 'Amal')
  await lotse.storage.noteFetch('c1', Temporal.Instant.from('2026-11-22T11:00:00Z'), 'google')
  await lotse.close()
})
afterEach(() => folder.remove())

const feeds = (...args: string[]) =>
  runCommand('calendar-feeds', args, {
    ...{ LOTSE_DATA: folder.path, LOTSE_SECRET: secret, SITE_URL: 'https://lotse.example' },
  })

const addressOf = (output: string) =>
  /https:\/\/lotse\.example\/calendar\/([\w-]{43})\.ics/.exec(output)?.[1] ?? ''
const idOf = (output: string) => output.split(' ')[0] ?? ''

/** What an address opens, as a server would. */
async function opened(address: string) {
  const lotse = await anInstallationIn(folder.path, secret)
  const feed = await lotse.readFeed(address)
  await lotse.close()
  return feed
}

describe('npm run calendar:feeds', () => {
  it('lists them with who fetched them last, and without a secret', async () => {
    const { code, output, errors } = await feeds()
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(output).toBe(
      'c1  counsellor c1 (Integrationsmanagement 1), fetched 2026-11-22 12:00 (Berlin) by Google\n',
    )
  })

  it('makes one for a device, says its address once, and warns of details', async () => {
    const { code, output } = await feeds(
      'add',
      '--counsellor',
      'c1',
      '--label',
      'Handy',
      '--details',
      'language, topic',
    )
    expect(code).toBe(0)
    expect(output).toContain('„Handy“, with topic and language, never fetched')
    expect(output).toMatch(/Achtung: .*Thema und Sprache/)
    expect(await opened(addressOf(output))).toMatchObject({ target: 'c1', details: ['topic', 'language'] })
    const list = (await feeds()).output
    expect(list).toContain('„Handy“')
    expect(list).not.toContain(addressOf(output))
    expect(list).not.toContain('/calendar/')
  })

  it('makes one for an office and the district, without a warning where nothing more is said', async () => {
    const district = await feeds('add', '--district')
    expect(district.output).not.toContain('Achtung')
    expect(await opened(addressOf(district.output))).toMatchObject({ scope: 'district' })
    const office = await feeds('add', '--office', 'adult-education-centre')
    const nowhere = await feeds('add', '--office', 'nowhere')
    expect(nowhere).toMatchObject({ code: 1, errors: 'there is no office nowhere\n' })
    expect(await opened(addressOf(office.output))).toMatchObject({ scope: 'office' })
  })

  it('gives one a new address, and revokes it; the former address is dead at once', async () => {
    const first = (await feeds('rotate', 'c1')).output
    const second = (await feeds('rotate', 'c1')).output
    expect(await opened(addressOf(first))).toBeUndefined()
    expect(await opened(addressOf(second))).toMatchObject({ id: 'c1', generation: 3 })
    const { code, output } = await feeds('revoke', 'c1')
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^revoked c1: /) })
    expect(await opened(addressOf(second))).toBeUndefined()
    expect((await feeds()).output).toBe('there are no feeds\n')
    const added = (await feeds('add', '--counsellor', 'c1')).output
    expect((await feeds('revoke', idOf(added))).code).toBe(0)
  })

  it('says where SITE_URL is missing what to put before the address', async () => {
    const env = { LOTSE_DATA: folder.path, LOTSE_SECRET: secret }
    const { output } = await runCommand('calendar-feeds', ['rotate', 'c1'], env)
    expect(output).toMatch(/^ {2}\/calendar\/[\w-]{43}\.ics$/m)
    expect(output).toContain('SITE_URL is not set')
  })

  it.each([
    [['rotate'], /^Usage: npm run calendar:feeds/],
    [['add', '--district', '--team', 'x'], /^Usage: npm run calendar:feeds/],
    [['revoke', 'nobody'], /^there is no feed nobody; npm run calendar:feeds lists them\n$/],
    [['add', '--counsellor', 'nobody'], /^there is no counsellor nobody\n$/],
    [['add', '--district', '--details', 'topic,name'], /^details can be topic, language; not name\n$/],
  ])('says in a line what is wrong with %s', async (args, words) => {
    expect(await feeds(...args)).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(words) })
  })

  it('makes no database where there is none', async () => {
    const elsewhere = dataFolder()
    const env = { LOTSE_DATA: elsewhere.path, LOTSE_SECRET: secret }
    const { code, errors } = await runCommand('calendar-feeds', [], env)
    elsewhere.remove()
    expect({ code, errors }).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^there is no .*lotse\.db; /),
    })
  })
})
