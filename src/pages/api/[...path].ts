import type { APIRoute } from 'astro'
import { problem } from '../../web/http/problem.ts'
import { languageOfRequest } from '../../web/http/read-request.ts'

export const prerender = false
export const ALL: APIRoute = ({ request }) => problem('not-found', languageOfRequest(request))
