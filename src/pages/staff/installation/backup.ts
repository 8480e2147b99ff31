import type { APIRoute } from 'astro'
import { asksFirst, staffOf } from '../../../web/forms/staff/access.ts'
import { granted } from '../../../web/forms/staff/granted.ts'
import { staffLink } from '../../../web/staff-links.ts'

export const prerender = false

/** Takes a backup and sends it while it is read. A link that leads here does nothing. */
export const POST: APIRoute = async ({ locals, redirect }) => {
  const first = asksFirst(locals, 'take-backup', 'installation/')
  if (first) return redirect(first, 303)
  const taken = await locals.app.workspace.administration.takeBackup(staffOf(locals).account)
  const { name, content } = granted(taken)
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${name}"`,
  }
  return new Response(content, { headers })
}

export const GET: APIRoute = ({ locals, redirect }) =>
  redirect(staffLink('installation/', locals.staffLanguage), 303)
