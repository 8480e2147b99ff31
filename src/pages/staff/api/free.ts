import { forStaff } from '../../../web/http/agenda/call.ts'
import { getFree } from '../../../web/http/agenda/handlers.ts'

export const prerender = false
export const ALL = forStaff('GET', getFree)
