import type { APIContext, APIRoute } from 'astro'
import type { Call } from './api.ts'
import { problem } from './problem.ts'
import { languageOfRequest } from './read-request.ts'

type Handler = (call: Call) => Promise<Response> | Response

function callOf({ request, locals, params }: APIContext): Call {
  return { request, app: locals.app, reference: params.reference ?? '', network: locals.network }
}

/** A route of the API that knows one method; every other is 405 with `Allow` (RFC 9110 §15.5.6). */
export function only(method: 'GET' | 'POST', handler: Handler): APIRoute {
  const allow = method === 'GET' ? 'GET, HEAD' : 'POST'
  return context => {
    const asked = context.request.method === 'HEAD' ? 'GET' : context.request.method
    if (asked === method) return handler(callOf(context))
    return problem('method-not-allowed', languageOfRequest(context.request), {}, { Allow: allow })
  }
}
