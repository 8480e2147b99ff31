import type { APIRoute } from 'astro'
import { provenRecently, staffOf } from '../../../web/forms/staff/access.ts'
import { originOf } from '../../../web/forms/staff/origin.ts'
import { staffAddress } from '../../../web/staff-addresses.ts'

export const prerender = false

/** Asks a device to make a passkey, and keeps it. */
export const POST: APIRoute = async ({ locals, request, url }) => {
  const { app, form = {} } = locals
  const signedIn = staffOf(locals)
  if (!provenRecently(locals)) return Response.json({ done: false }, { status: 403 })
  const cookie = request.headers.get('cookie') ?? ''
  if (form.do !== 'answer') {
    const { options, cookies } = await app.staff.askToAddPasskey(cookie)
    locals.staffCookies = [...locals.staffCookies, ...cookies]
    return new Response(options, { headers: { 'Content-Type': 'application/json' } })
  }
  const { name = '', response = '' } = form
  const answer = { name, response, cookie, origin: originOf(locals, url) }
  const { result, cookies } = await app.staff.addPasskey(signedIn.account, answer)
  locals.staffCookies = [...locals.staffCookies, ...cookies]
  return Response.json({ done: result.ok }, { status: result.ok ? 200 : 403 })
}

export const GET: APIRoute = ({ locals, redirect }) =>
  redirect(staffAddress('security/', locals.staffLanguage), 303)
