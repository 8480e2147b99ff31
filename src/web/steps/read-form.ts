import type { MiddlewareHandler } from 'astro'
import { listsOf, textsOf } from '../forms/talk.ts'
import { answerInKind } from './answer-in-kind.ts'
import { isForStaff } from './know-staff.ts'

const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Reads the form of a page, once, for the page. What is no form, and a method that pages do not know, ends here. */
export const readForm: MiddlewareHandler = async (context, next) => {
  const { request, locals } = context
  if (context.params.language === undefined && !isForStaff(context)) return next()
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  // Programs of our own pages send JSON, which their addresses read themselves.
  if (context.routePattern.startsWith('/staff/api/')) return next()
  if (request.method !== 'POST') return answerInKind(context, 'method-not-allowed')
  if (!formTypes.test(request.headers.get('content-type') ?? ''))
    return answerInKind(context, 'unsupported-media-type')
  const form = await request.formData().catch(() => undefined)
  if (!form) return answerInKind(context, 'invalid-request')
  locals.form = textsOf(form)
  locals.formLists = listsOf(form)
  return next()
}
