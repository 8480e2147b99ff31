import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { type ApiBooking, type ApiSlot, book, bookingOf, call } from './api.ts'
import { countRows, type TestServer } from './server.ts'

export type Known = ApiBooking & { readonly slot: ApiSlot }

/** Books a slot that must be free. */
export async function booked(server: TestServer, slot: ApiSlot | undefined): Promise<Known> {
  if (!slot) throw new Error('no slot is left')
  const { status, body } = await book(server.origin, slot)
  expect(status).toBe(201)
  return { ...body, slot }
}

const formOf = (slot: ApiSlot | undefined) =>
  new URLSearchParams({ ...(slot && bookingOf(slot)), client: crypto.randomUUID() })

/** What a reader gets who sends a form meanwhile: a calm page in her language that says when to come back. */
async function isCalmPage(answer: Response): Promise<void> {
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  const html = await answer.text()
  expect(html).toMatch(/<html lang="uk"[\s\S]*<\/html>/)
  expect(html).toMatch(/<h1>[^<]*[\u0400-\u04FF]/)
  expect(html).not.toMatch(/sqlite|errcode|disk I\/O|database/i)
}

/** Everything that writes is refused, for programs and people, as something that will pass. */
export async function writingIsRefused(
  server: TestServer,
  known: Known,
  slot: ApiSlot | undefined,
): Promise<void> {
  const headers = { Authorization: `Bearer ${known.token}` }
  const own = `${server.origin}/api/bookings/${known.reference}`
  const body = { slot: slot?.id }
  const programs = await Promise.all([
    call<{ type: string }>(`${server.origin}/api/holds`, { method: 'POST', body }),
    call<{ type: string }>(`${server.origin}/api/bookings`, {
      method: 'POST',
      body: slot && bookingOf(slot),
    }),
    call<{ type: string }>(`${own}/move`, { method: 'POST', body, headers }),
    call<{ type: string }>(`${own}/cancel`, { method: 'POST', headers }),
  ])
  for (const answer of programs) {
    expect([answer.status, answer.body.type]).toEqual([503, 'unavailable'])
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const pages = ['/uk/book/details/', '/uk/book/done/'].map(path =>
    fetch(`${server.origin}${path}`, { method: 'POST', body: formOf(slot) }),
  )
  for (const page of await Promise.all(pages)) await isCalmPage(page)
}

/** Pages, lists and appointments can be read meanwhile. */
export async function readingGoesOn(server: TestServer, known: Known): Promise<void> {
  const { origin } = server
  for (const path of [
    '/uk/',
    '/uk/guides/address/',
    '/uk/book/',
    '/uk/book/times/?topic=work&language=uk',
    '/api/slots',
  ])
    expect((await fetch(`${origin}${path}`)).status, path).toBe(200)
  const headers = { Authorization: `Bearer ${known.token}` }
  const { body } = await call<ApiBooking>(`${origin}/api/bookings/${known.reference}`, { headers })
  expect([body.status, body.start]).toEqual(['booked', known.slot.start])
  const form = new URLSearchParams({ reference: known.reference, code: known.token, action: 'show' })
  expect((await fetch(`${origin}/uk/appointment/`, { method: 'POST', body: form })).status).toBe(200)
  expect(await (await fetch(server.feed)).text()).toContain('BEGIN:VCALENDAR')
}

/** Asks for the server's health until it says what is expected. */
export async function healthBecomes(server: TestServer, status: 200 | 503): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const health = await call<{ storage: string }>(`${server.origin}/api/health`)
    if (health.status === status) {
      expect(health.body.storage).toBe(status === 200 ? 'ok' : 'unavailable')
      return
    }
    await wait(250)
  }
  throw new Error(`/api/health never said ${status}:\n${server.output()}`)
}

/** Every booking that was acknowledged is there, each whole, and no other one. */
export async function holdsExactly(server: TestServer, known: readonly Known[]): Promise<void> {
  for (const { reference, token, slot } of known) {
    const headers = { Authorization: `Bearer ${token}` }
    const { status, body } = await call<ApiBooking>(`${server.origin}/api/bookings/${reference}`, { headers })
    expect([reference, status, body.start]).toEqual([reference, 200, slot.start])
  }
  const rows = countRows(server.data)
  expect([rows.bookings, rows.history]).toEqual([known.length, known.length])
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
  database.close()
}
