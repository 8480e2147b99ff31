import type { APIRoute } from 'astro'
import { staffAddress } from '../../web/staff-addresses.ts'

export const prerender = false

/** Signs out. A link or a picture that leads here does nothing: GET goes to the first page. */
export const POST: APIRoute = async ({ locals, request, redirect }) => {
  locals.staffCookies = await locals.app.staff.signOut(request.headers.get('cookie') ?? '')
  return redirect(staffAddress('sign-in/', locals.staffLanguage, 'signedOut'), 303)
}

export const GET: APIRoute = ({ locals, redirect }) => redirect(staffAddress('', locals.staffLanguage), 303)
