import type { APIContext } from 'astro'
import { languageBySegment, sourceLanguage } from '../../i18n/languages.ts'
import { type ProblemType, problem } from '../http/problem.ts'
import { languageOfRequest } from '../http/read-request.ts'

/** Programs get a problem; people get words, in the language of the page that they were on. */
export async function answerInKind(context: APIContext, type: ProblemType): Promise<Response> {
  const [, segment = ''] = context.url.pathname.split('/')
  const language = languageBySegment(segment)
  if (segment === 'api' || segment === 'calendar') return problem(type, languageOfRequest(context.request))
  context.locals.refused = type
  return context.rewrite(`/${(language?.tag ?? sourceLanguage).toLowerCase()}/refused/`)
}
