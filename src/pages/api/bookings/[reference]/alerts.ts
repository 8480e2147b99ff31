import { deleteAlert, getAlerts, postAlert } from '../../../../web/http/alerts.ts'
import { oneOf } from '../../../../web/http/route.ts'

export const prerender = false
export const ALL = oneOf({ GET: getAlerts, POST: postAlert, DELETE: deleteAlert })
