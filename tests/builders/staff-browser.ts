import { runCommand } from './command.ts'

export const password = 'drei Boote im Nebel'
const sameSite = { 'sec-fetch-site': 'same-origin' }

/** A browser without script: it keeps cookies, and does not follow where it is sent. */
export function aBrowserAt(origin: string) {
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
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = sameSite) =>
    send(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  const signIn = (email: string, typed = password) =>
    post('/staff/sign-in/?language=en', { email, password: typed })
  return { jar, get: (path: string) => send(path), post, signIn }
}

export type StaffBrowser = ReturnType<typeof aBrowserAt>

/** Somebody with an account on a server of tests, who is not signed in. */
export async function aMemberOf(
  server: { readonly origin: string; readonly data: string },
  email: string,
  role: string,
): Promise<StaffBrowser> {
  const args = ['--email', email, '--role', role]
  const { output, errors } = await runCommand('staff-invite', args, { LOTSE_DATA: server.data })
  const [link = ''] = output.split('\n')
  if (!URL.canParse(link)) throw new Error(errors)
  const browser = aBrowserAt(server.origin)
  await browser.post(new URL(link).pathname, { password })
  return browser
}
