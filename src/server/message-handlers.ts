import { createWebPushSender } from '../adapters/push/web-push-sender.ts'
import { createGatewaySender } from '../adapters/sms/gateway-sender.ts'
import { isPushService } from '../booking/core/device.ts'
import type { BookingDependencies } from '../booking/use-cases/dependencies.ts'
import { makeForgetDevice, makeReadAlert } from '../booking/use-cases/read-alert.ts'
import { makeReadForMessage } from '../booking/use-cases/read-for-message.ts'
import type { Environment } from '../config/environment.ts'
import type { Content } from '../information/loader/content.ts'
import { makeAlertHandlers } from './alert-handlers.ts'
import { makeTextHandlers } from './text-handlers.ts'
import { makeTexts } from './texts.ts'

/** Handlers for text messages; none where there is no gateway. */
function textHandlersOf(needs: BookingDependencies, { sms }: Pick<Environment, 'sms'>, content: Content) {
  if (sms === undefined) return {}
  return makeTextHandlers({
    readForMessage: makeReadForMessage(needs),
    write: makeTexts(content),
    sender: createGatewaySender(sms),
    clock: needs.clock,
  })
}

/** Handlers for reminders on devices; none where there are no keys to send them with. */
function alertHandlersOf(needs: BookingDependencies, { push }: Pick<Environment, 'push'>) {
  if (push === undefined) return {}
  const isAllowed = (endpoint: string) => isPushService(endpoint, push.services)
  return makeAlertHandlers({
    readAlert: makeReadAlert(needs),
    forgetDevice: makeForgetDevice(needs),
    sender: createWebPushSender({ ...push, isAllowed }),
    clock: needs.clock,
  })
}

/** What sends text messages, and reminders to devices, where the environment says how. */
export function messageHandlersOf(
  needs: BookingDependencies,
  environment: Pick<Environment, 'sms' | 'push'>,
  content: Content,
) {
  return { ...textHandlersOf(needs, environment, content), ...alertHandlersOf(needs, environment) }
}
