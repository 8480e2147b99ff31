import type { APIContext } from 'astro'
import { languageBySegment, languageOf, sourceLanguage } from '../../i18n/languages.ts'
import { type ProblemType, problem } from '../http/problem.ts'
import { languageOfRequest } from '../http/read-request.ts'

/** Programs get a problem; people get words, in the language of the page that they were on. */
export async function answerInKind(context: APIContext, type: ProblemType): Promise<Response> {
  const { pathname } = context.url
  const [, segment = ''] = pathname.split('/')
  if (segment === 'api' || segment === 'calendar' || pathname.startsWith('/staff/api/'))
    return problem(type, languageOfRequest(context.request))
  const language = languageBySegment(segment) ?? languageOf(sourceLanguage)
  context.locals.refused = type
  // A request of its own: the body of the refused one has been read, and a rewrite would want it again.
  return context.rewrite(new Request(new URL(`/${language.segment}/refused/`, context.url)))
}
