import type { APIRoute } from 'astro'
import { staffOf } from '../forms/staff/access.ts'
import { spanOf } from '../forms/staff/number-span.ts'
import { problem } from './problem.ts'

/** `GET /staff/numbers/csv/?from=2026-06&to=2026-11`: the numbers of whole months for a spreadsheet. */
export const getNumberCsv: APIRoute = async ({ request, url, locals }) => {
  const language = locals.staffLanguage
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return problem('method-not-allowed', language, {}, { Allow: 'GET, HEAD' })
  const span = spanOf(url.searchParams, Temporal.Now.plainDateISO('Europe/Berlin'))
  const text = await locals.app.workspace.numbers.csv(staffOf(locals).account, span)
  if (text === undefined) return problem('not-allowed', language)
  const name = `lotse-zahlen-${span.from}-${span.to}.csv`
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
