import type { MiddlewareHandler } from 'astro'
import { answerInKind } from './answer-in-kind.ts'

/** A body over 16 kB was dropped by the server before it reached a route. */
export const refuseLargeBody: MiddlewareHandler = (context, next) =>
  context.locals.bodyTooLarge ? answerInKind(context, 'body-too-large') : next()
