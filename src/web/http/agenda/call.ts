import type { APIRoute } from 'astro'
import { type StaffTranslate, staffStringsFor } from '../../../i18n/strings/staff-strings.ts'
import type { App } from '../../../server/app.ts'
import type { Actor } from '../../../server/workspace/acting.ts'
import { staffOf } from '../../forms/staff/access.ts'
import { problem } from '../problem.ts'
import { languageOfRequest } from '../read-request.ts'

/** What an address of the workspace's own programs gets. */
export interface StaffCall {
  readonly request: Request
  readonly app: App
  readonly actor: Actor
  readonly language: 'de' | 'en'
  readonly t: StaffTranslate
}

/** An address that knows one method; who may call it stands in steps/staff-routes.ts. */
export function forStaff(method: 'GET' | 'POST', handler: (call: StaffCall) => Promise<Response>): APIRoute {
  return ({ request, locals }) => {
    if (request.method !== method)
      return problem('method-not-allowed', languageOfRequest(request), {}, { Allow: method })
    const { app, staffLanguage: language } = locals
    const { account: actor } = staffOf(locals)
    return handler({ request, app, actor, language, t: staffStringsFor(language) })
  }
}
