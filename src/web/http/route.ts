import type { APIContext, APIRoute } from 'astro'
import type { Call } from './api.ts'
import { problem } from './problem.ts'
import { languageOfRequest } from './read-request.ts'

type Handler = (call: Call) => Promise<Response> | Response

function callOf({ request, locals, params }: APIContext): Call {
  return { request, app: locals.app, reference: params.reference ?? '', network: locals.network }
}

type Method = 'GET' | 'POST' | 'DELETE'

/** A route of the API that knows some methods; every other is 405 with `Allow` (RFC 9110 §15.5.6). */
export function oneOf(handlers: Partial<Record<Method, Handler>>): APIRoute {
  const known = new Map<string, Handler>(Object.entries(handlers))
  const allow = [...known.keys()].map(method => (method === 'GET' ? 'GET, HEAD' : method)).join(', ')
  return context => {
    const asked = context.request.method === 'HEAD' ? 'GET' : context.request.method
    const handler = known.get(asked)
    if (handler) return handler(callOf(context))
    return problem('method-not-allowed', languageOfRequest(context.request), {}, { Allow: allow })
  }
}

/** A route of the API that knows one method. */
export function only(method: Method, handler: Handler): APIRoute {
  return oneOf({ [method]: handler })
}
