import { forStaff } from '../../../../web/http/agenda/call.ts'
import { postCancel } from '../../../../web/http/agenda/handlers.ts'

export const prerender = false
export const ALL = forStaff('POST', postCancel)
