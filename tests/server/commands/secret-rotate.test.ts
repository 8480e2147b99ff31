// A new secret for an installation: killed in the middle, run again, beside a server that serves.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealer } from '../../../src/adapters/crypto/sealer.ts'
import { createSecrets } from '../../../src/adapters/crypto/secrets.ts'
import { call } from '../../builders/api.ts'
import { runCommand, startCommand } from '../../builders/command.ts'
import { anInstallationIn, bookedDaysAgo, withCopies } from '../../builders/past.ts'
import { dataFolder, startServer } from '../../builders/server.ts'

const [former, present] = ['the former secret of this installation', 'the secret that comes after the former']
const copies = 1_500

let folder: ReturnType<typeof dataFolder>
let booked: Awaited<ReturnType<typeof bookedDaysAgo>>
let formerFeed: string
beforeEach(async () => {
  folder = dataFolder()
  const lotse = await anInstallationIn(folder.path, former)
  booked = await bookedDaysAgo(lotse, 0, 'Amal')
  await withCopies(lotse, booked.id, copies)
  formerFeed = lotse.needs.secrets.feedSecret('c1', 1)
  await lotse.close()
})
afterEach(() => folder.remove())

const env = () => ({ LOTSE_DATA: folder.path, LOTSE_SECRET: present, LOTSE_FORMER_SECRETS: former })
const alone = () => ({ LOTSE_DEMO: '0', LOTSE_SECRET: present })

function sealedTexts() {
  const database = new DatabaseSync(join(folder.path, 'lotse.db'), { readOnly: true })
  const rows = database.prepare('select id, personal from bookings').all()
  database.close()
  return rows.map(({ id, personal }) => ({ id: String(id), personal: String(personal) }))
}

const renewed = () => sealedTexts().filter(({ personal }) => createSealer(present).isCurrent(personal)).length

const show = async (origin: string, code: string) =>
  call<{ status: string }>(`${origin}/api/bookings/${booked.reference}`, {
    headers: { Authorization: `Bearer ${code}` },
  })

describe('npm run secret:rotate', () => {
  it('goes on after it was killed, and leaves nothing that needs the former secret', async () => {
    const { process: child, ended } = startCommand('secret-rotate', [], env())
    while (renewed() === 0) await wait(1)
    child.kill('SIGKILL')
    await ended
    const both = createSealer(present, [former])
    for (const { id, personal } of sealedTexts())
      expect(JSON.parse(both.open(personal, id)).name).toMatch(/^Amal/)
    const before = renewed()
    const { code, output, errors } = await runCommand('secret-rotate', [], env())
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(output).toContain(`${copies + 1 - before} sealed anew, ${before} were already, 0 cannot be opened`)
    const only = createSealer(present)
    for (const { id, personal } of sealedTexts())
      expect(JSON.parse(only.open(personal, id)).name).toMatch(/^Amal/)
  })

  it('runs beside a server that has both secrets: old codes and feeds open until the former one is not named any more', async () => {
    const server = await startServer(folder.path, { LOTSE_DEMO: '0', ...env() })
    expect((await show(server.origin, booked.code)).status).toBe(200)
    const { ended } = startCommand('secret-rotate', [], env())
    while (renewed() === 0) await wait(1)
    expect((await show(server.origin, booked.code)).status).toBe(200)
    expect((await ended).code).toBe(0)
    expect((await show(server.origin, booked.code)).status).toBe(200)
    expect((await fetch(`${server.origin}/calendar/${formerFeed}.ics`)).status).toBe(200)
    await server.stop()
    const after = await startServer(folder.path, alone())
    const secrets = createSecrets(present)
    expect((await show(after.origin, booked.code)).status).toBe(404)
    expect((await show(after.origin, secrets.manageCode(booked.id, 1))).status).toBe(200)
    expect((await fetch(`${after.origin}/calendar/${formerFeed}.ics`)).status).toBe(404)
    expect((await fetch(`${after.origin}/calendar/${secrets.feedSecret('c1', 1)}.ics`)).status).toBe(200)
    await after.stop()
  })

  it('says what is missing: a former secret, or the right one', async () => {
    const none = await runCommand('secret-rotate', [], { ...env(), LOTSE_FORMER_SECRETS: '' })
    expect(none).toMatchObject({ code: 1, output: '' })
    expect(none.errors).toBe('LOTSE_FORMER_SECRETS is not set; it must be what LOTSE_SECRET was before\n')
    const wrong = await runCommand('secret-rotate', [], { ...env(), LOTSE_FORMER_SECRETS: 'x'.repeat(32) })
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain(`0 sealed anew, 0 were already, ${copies + 1} cannot be opened`)
    expect(renewed()).toBe(0)
  })
})
