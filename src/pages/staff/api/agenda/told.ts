import { forStaff } from '../../../../web/http/agenda/call.ts'
import { getTold } from '../../../../web/http/agenda/handlers.ts'

export const prerender = false
export const ALL = forStaff('GET', getTold)
