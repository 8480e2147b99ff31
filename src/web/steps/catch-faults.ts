import type { MiddlewareHandler } from 'astro'
import { answerInKind } from './answer-in-kind.ts'

/** Storage says by this name that it cannot serve now and may later; adapters are not known here. */
function isUnavailable(error: unknown): boolean {
  return error instanceof Error && error.name === 'StorageUnavailable'
}

function isFile({ headers }: Response): boolean {
  return headers.has('Content-Length') && /^attachment\b/.test(headers.get('Content-Disposition') ?? '')
}

/**
 * A bug, or storage that is away: logged with the route and no data, answered so that a person knows what to do. The whole
 * page is waited for, because a fault in its middle would otherwise reach her as half a page with status 200. A file to keep is sent
 * while it is read: it says how long it is, so that half of one is known for what it is.
 */
export const catchFaults: MiddlewareHandler = async (context, next) => {
  try {
    const response = await next()
    if (response.body === null || isFile(response)) return response
    // Without the status text that Astro gives it, which says OK of everything.
    const { status, headers } = response
    return new Response(await response.arrayBuffer(), { status, headers })
  } catch (error) {
    console.error(`a request to ${context.routePattern} failed`, error)
    return answerInKind(context, isUnavailable(error) ? 'unavailable' : 'internal')
  }
}
