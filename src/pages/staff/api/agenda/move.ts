import { forStaff } from '../../../../web/http/agenda/call.ts'
import { postMove } from '../../../../web/http/agenda/handlers.ts'

export const prerender = false
export const ALL = forStaff('POST', postMove)
