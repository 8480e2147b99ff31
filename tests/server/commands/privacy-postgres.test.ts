import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ApiBooking, call, freeSlots } from '../../builders/api.ts'
import { runCommand } from '../../builders/command.ts'
import { aDatabase } from '../../builders/postgres-databases.ts'
import { dataFolder, startServer, type TestServer } from '../../builders/server.ts'

const folder = dataFolder()
const secrets = {
  LOTSE_SECRET: 'the secret that comes after the former',
  LOTSE_FORMER_SECRETS: 'x'.repeat(40),
}
let database: Awaited<ReturnType<typeof aDatabase>>
let server: TestServer
beforeAll(async () => {
  database = await aDatabase()
  server = await startServer(folder.path, { DATABASE_URL: database.url, LOTSE_SECRET: 'x'.repeat(40) })
})
afterAll(async () => {
  await server.stop()
  await database.remove()
  folder.remove()
})

it('an administrator shows, seals anew and erases on PostgreSQL too, beside the running server', async () => {
  const [slot] = (await freeSlots(server.origin, 'language=ar')).filter(({ mode }) => mode === 'office')
  const form = { slot: slot?.id, topic: slot?.topics[0], language: 'ar', name: 'Amal Striking' }
  const { body } = await call<ApiBooking>(`${server.origin}/api/bookings`, { method: 'POST', body: form })
  const env = { DATABASE_URL: database.url, ...secrets }
  const shown = await runCommand('privacy-show', [body.reference, '--json'], env)
  expect(JSON.parse(shown.output).booking).toMatchObject({ personal: { name: 'Amal Striking' } })
  const rotated = await runCommand('secret-rotate', [], env)
  expect(rotated.output).toMatch(/^PostgreSQL .*: 1 sealed anew, 0 were already, 0 cannot be opened\n$/)
  expect(rotated.output).not.toContain('@')
  const erased = await runCommand('privacy-erase', [body.reference, '--yes'], env)
  expect(erased).toMatchObject({ code: 0, errors: '' })
  const headers = { Authorization: `Bearer ${body.token}` }
  expect((await call(`${server.origin}/api/bookings/${body.reference}`, { headers })).status).toBe(404)
  expect((await freeSlots(server.origin, 'language=ar')).map(({ id }) => id)).toContain(slot?.id)
  const again = await runCommand('privacy-show', [body.reference], env)
  expect(again).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^no booking has the number .* in PostgreSQL /),
  })
})
