import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { BrowserContext } from 'playwright-core'
import { cookieName } from '../../src/adapters/auth/better-auth.ts'
import { createTokens } from '../../src/adapters/auth/tokens.ts'
import { openSqlite } from '../../src/adapters/sql/open-sqlite.ts'
import type { Role } from '../../src/staff/core/role.ts'
import { makeInviteStaff } from '../../src/staff/use-cases/invite-staff.ts'

/** What of a server is needed to work there as staff. */
export interface StaffedServer {
  readonly origin: string
  readonly data: string
}

export const memberPassword = 'drei Boote im Nebel'

/** Headers of what a page of our own sends. */
export const sameSite = { 'sec-fetch-site': 'same-origin' } as const

/** A browser without script: it keeps cookies, and does not follow where it is sent. */
export function aFormBrowser({ origin }: Pick<StaffedServer, 'origin'>) {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location') ?? ''
    return { response, location, status: response.status, text: await response.text() }
  }
  const post = (
    path: string,
    fields: Record<string, string> | readonly (readonly [string, string])[],
    headers: Record<string, string> = sameSite,
  ) => {
    const pairs = Array.isArray(fields)
      ? fields.map(([name, value]) => [name, value])
      : Object.entries(fields)
    return send(path, { method: 'POST', body: new URLSearchParams(pairs), headers })
  }
  /** Sends JSON, as scripts of our own pages do. */
  const postJson = (path: string, body: unknown, headers: Record<string, string> = sameSite) =>
    send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const signIn = (email: string, password = memberPassword) =>
    post('/staff/sign-in/?language=en', { email, password })
  return { jar, get: (path: string) => send(path), post, postJson, signIn }
}

/** The first counsellor of a district, by id: of the demonstration, or of what a test has filled in. */
export function firstCounsellor({ data }: Pick<StaffedServer, 'data'>): string {
  const database = new DatabaseSync(join(data, 'lotse.db'), { readOnly: true })
  const id = String(database.prepare('select id from counsellors order by id limit 1').get()?.id)
  database.close()
  return id
}

let people = 0

/**
 * Invites somebody as the operator does, beside the running server; answers the path of the link. Without the command's process, which
 * takes longer to start than all the rest.
 */
export async function invitationFor(
  { data }: Pick<StaffedServer, 'data'>,
  input: { readonly email: string; readonly role: Role; readonly counsellor?: string | undefined },
): Promise<string> {
  const { staff, close } = await openSqlite(join(data, 'lotse.db'))
  const invite = makeInviteStaff({
    clock: { now: () => Temporal.Now.instant() },
    storage: staff,
    tokens: createTokens(),
    isCounsellor: async () => true,
  })
  try {
    const invited = await invite('operator', { ...input, counsellor: input.counsellor ?? null })
    if (!invited.ok) throw new Error(`not invited: ${invited.refusal.kind}`)
    return `/staff/invitation/${invited.value.secret}/`
  } finally {
    await close()
  }
}

/** Invites a new person; the path of the link opens the form for a password. */
export async function invited(server: StaffedServer, role: Role, counsellor?: string) {
  people += 1
  const email = `member-${people}@example.org`
  return { email, path: await invitationFor(server, { email, role, counsellor }) }
}

/** Somebody who has signed in: her browser for forms, and what puts her session into Chromium. */
export async function aMember(server: StaffedServer, role: Role, counsellor?: string) {
  const { email, path } = await invited(server, role, counsellor)
  const browser = aFormBrowser(server)
  await browser.post(path, { password: memberPassword })
  const { status } = await browser.signIn(email)
  if (status !== 303) throw new Error(`signing in was answered ${status}`)
  const enter = (context: BrowserContext) =>
    context.addCookies([
      {
        ...{ name: cookieName, value: browser.jar.get(cookieName) ?? '', secure: true },
        // As if over TLS: only so a Secure cookie can be put in. Chromium sends it to its own machine over http too.
        ...{ httpOnly: true, sameSite: 'Lax', url: server.origin.replace('http:', 'https:') },
      },
    ])
  return { email, browser, enter }
}
