import { z } from 'zod'

/** What a form about mails asks for: an address, none any more, or something that is no address. */
export function mailFormOf(
  form: Readonly<Record<string, string>>,
): { readonly ok: true; readonly address: string | null } | { readonly ok: false; readonly typed: string } {
  if (form.do === 'mails-off') return { ok: true, address: null }
  const typed = form.mail?.trim() ?? ''
  const read = z.email().max(254).safeParse(typed)
  return read.success ? { ok: true, address: read.data } : { ok: false, typed }
}
