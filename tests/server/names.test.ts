import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from '../../src/adapters/crypto/sealer.ts'
import { type ApiBooking, type ApiSlot, bookingOf, call } from '../builders/api.ts'
import { hostileText } from '../builders/hostile.ts'
import { serverForThisFile } from '../builders/server.ts'

const secret = 'a secret for tests that nobody uses'
const server = serverForThisFile({ LOTSE_SECRET: secret, LOTSE_LIMITS: 'off' })

/** The name that is stored for a booking, opened as the counsellor's calendar would. */
function storedName(reference: string | undefined): string | undefined {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const found = database
    .prepare('select id, personal from bookings where reference = ?')
    .get((reference ?? '').replace('-', ''))
  database.close()
  if (typeof found?.personal !== 'string') return undefined
  return JSON.parse(createSealer(secret).open(found.personal, String(found.id))).name
}

async function aSlot(): Promise<ApiSlot> {
  const { body } = await call<{ slots: ApiSlot[] }>(`${server.origin}/api/slots?mode=office&limit=1`)
  const [slot] = body.slots
  if (!slot) throw new Error('no slot is left')
  return slot
}

async function byApi(name: string) {
  const { status, body } = await call<ApiBooking & { errors?: { pointer: string }[] }>(
    `${server.origin}/api/bookings`,
    {
      method: 'POST',
      body: bookingOf(await aSlot(), name),
    },
  )
  return { status, errors: body.errors, stored: storedName(body.reference) }
}

async function byForm(name: string) {
  const form = new URLSearchParams({ ...bookingOf(await aSlot(), name), client: crypto.randomUUID() })
  const answer = await fetch(`${server.origin}/uk/book/done/`, { method: 'POST', body: form })
  const html = await answer.text()
  const reference = /class="reference"[^>]*><bdi[^>]*>([^<]+)/.exec(html)?.[1]
  return { status: answer.status, html, stored: storedName(reference) }
}

describe('a name', () => {
  it.each([
    ['that would turn the line around', '\u202eAmal\u202c\u2067', 'Amal'],
    ['with what nobody sees in it', '\ufeffA\u200bmal\u00ad', 'Amal'],
    ['with its joints', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['that was pasted with a line break', 'Amal\r\nBcc: all', 'Amal Bcc: all'],
    ['like any other', '🙂 <b>&amp;', '🙂 <b>&amp;'],
  ])('%s is stored as it is meant, from a program and from a form', async (_name, typed, kept) => {
    expect((await byApi(typed)).stored).toBe(kept)
    expect((await byForm(typed)).stored).toBe(kept)
  })

  it.each(['a\0b', 'a\u0007', '\u001b[31mAmal', 'a\u0085b', '\u200b\u202e', '\u3164'])(
    'that is %j is refused at its field, by program and form',
    async typed => {
      expect(await byApi(typed)).toMatchObject({
        status: 422,
        errors: [{ pointer: '/name' }],
        stored: undefined,
      })
      const form = await byForm(typed)
      expect(form).toMatchObject({ status: 422, stored: undefined })
      expect(form.html).toMatch(/role="alert"[\s\S]*href="#name"/)
    },
  )

  it('is the same to program and form, whatever it is, and holds no character that hides, turns or breaks', async () => {
    let kept = 0
    await fc.assert(
      fc.asyncProperty(hostileText, async typed => {
        const [program, form] = [await byApi(typed), await byForm(typed)]
        expect([201, 422]).toContain(program.status)
        expect([program.status === 201, program.stored]).toEqual([form.status === 200, form.stored])
        if (program.stored === undefined) return
        kept += 1
        expect(program.stored).toMatch(
          /^(?!\s)[^\p{Cc}\p{Cs}\p{Bidi_Control}\u200B\u2060\uFEFF\u2028\u2029]+(?<!\s)$/u,
        )
      }),
      { numRuns: 40 },
    )
    expect(kept).toBeGreaterThan(5)
  })
})
