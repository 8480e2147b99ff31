import { postEarlier } from '../../../../web/http/api.ts'
import { only } from '../../../../web/http/route.ts'

export const prerender = false
export const ALL = only('POST', postEarlier)
