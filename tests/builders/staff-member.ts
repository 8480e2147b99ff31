import { runCommand } from './command.ts'
import type { TestServer } from './server.ts'

const password = 'drei Boote im Nebel'
let people = 0

/** The address of an invitation that the operator has made. */
export async function anInvitation(data: string, role: string, email: string): Promise<string> {
  const { output, errors } = await runCommand('staff-invite', ['--email', email, '--role', role], {
    LOTSE_DATA: data,
  })
  const [link = ''] = output.split('\n')
  if (!URL.canParse(link)) throw new Error(errors)
  return new URL(link).pathname
}

/** Somebody of staff who is signed in, as a browser without script would send her forms. */
export async function aStaffMember({ origin, data }: Pick<TestServer, 'origin' | 'data'>, role: string) {
  people += 1
  const email = `${role}-${people}@example.org`
  let cookie = ''
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) }
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    const [line] = response.headers.getSetCookie()
    if (line) cookie = line.split(';')[0] ?? ''
    return { response, status: response.status, text: await response.text() }
  }
  const post = (path: string, fields: Record<string, string>) =>
    send(path, { method: 'POST', body: new URLSearchParams(fields) })
  await post(await anInvitation(data, role, email), { password })
  await post('/staff/sign-in/', { email, password })
  return { email, password, cookie: () => cookie, get: (path: string) => send(path), post }
}

export type StaffMember = Awaited<ReturnType<typeof aStaffMember>>
