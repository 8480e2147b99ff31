import { json } from '../../web/http/answers.ts'
import { openApiDocument } from '../../web/http/openapi.ts'
import { only } from '../../web/http/route.ts'

export const prerender = false
export const ALL = only('GET', () => json(openApiDocument(), 200, { 'Cache-Control': 'no-cache' }))
