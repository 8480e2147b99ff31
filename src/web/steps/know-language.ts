import type { MiddlewareHandler } from 'astro'
import { languageBySegment } from '../../i18n/languages.ts'
import { answerInKind } from './answer-in-kind.ts'

/** Tells a page which language its address names. An address with a language that there is not is no address. */
export const knowLanguage: MiddlewareHandler = (context, next) => {
  const { language: segment } = context.params
  if (segment === undefined) return next()
  const language = languageBySegment(segment)
  if (!language) return answerInKind(context, 'not-found')
  context.locals.language = language.tag
  return next()
}
