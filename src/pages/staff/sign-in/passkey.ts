import type { APIRoute } from 'astro'
import { originOf } from '../../../web/forms/staff/origin.ts'
import { refusalStatus } from '../../../web/forms/staff/refusal-status.ts'
import { staffAddress } from '../../../web/staff-addresses.ts'

export const prerender = false

/** Asks a passkey, and takes its answer: for signing in, and for who is signed in and proves again who she is. */
export const POST: APIRoute = async ({ locals, request, url }) => {
  const { app, form = {}, network, signedIn } = locals
  if (form.do !== 'answer') {
    const asked = await app.staff.askForPasskey(network)
    if (!asked.ok) return Response.json({ done: false }, { status: refusalStatus(asked.refusal) })
    const { options, cookies } = asked.value
    locals.staffCookies = [...locals.staffCookies, ...cookies]
    return new Response(options, { headers: { 'Content-Type': 'application/json' } })
  }
  const { result, cookies } = await app.staff.signInByPasskey({
    ...{ response: form.response ?? '', origin: originOf(locals, url), network },
    agent: request.headers.get('user-agent'),
    cookie: request.headers.get('cookie') ?? '',
    expected: signedIn?.account.id,
  })
  locals.staffCookies = [...cookies, ...(result.ok ? result.value.cookies : [])]
  return Response.json({ done: result.ok }, { status: result.ok ? 200 : refusalStatus(result.refusal) })
}

export const GET: APIRoute = ({ locals, redirect }) =>
  redirect(staffAddress('sign-in/', locals.staffLanguage), 303)
