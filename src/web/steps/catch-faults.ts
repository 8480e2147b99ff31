import type { MiddlewareHandler } from 'astro'
import { answerInKind } from './answer-in-kind.ts'

/** A bug, or storage that is away: logged with the route and no data, answered so that a person knows what to do. */
export const catchFaults: MiddlewareHandler = async (context, next) => {
  try {
    return await next()
  } catch (error) {
    console.error(`a request to ${context.routePattern} failed`, error)
    return answerInKind(context, 'internal')
  }
}
