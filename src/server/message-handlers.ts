import type { CalendarTexts } from '../adapters/calendar/calendar-texts.ts'
import { createWebPushSender } from '../adapters/push/web-push-sender.ts'
import { createGatewaySender } from '../adapters/sms/gateway-sender.ts'
import { createMailSender } from '../adapters/smtp/mail-sender.ts'
import { isPushService } from '../booking/core/device.ts'
import type { BookingDependencies } from '../booking/use-cases/dependencies.ts'
import { makeForgetDevice, makeReadAlert } from '../booking/use-cases/read-alert.ts'
import { makeReadForMessage } from '../booking/use-cases/read-for-message.ts'
import { makeReadInvitation } from '../booking/use-cases/read-invitation.ts'
import type { CalendarKeeper } from '../calendars/ports/keeper.ts'
import type { Environment } from '../config/environment.ts'
import { sourceLanguage } from '../i18n/languages.ts'
import type { Content } from '../information/loader/content.ts'
import { makeAlertHandlers } from './alert-handlers.ts'
import { makeReaderCalendar } from './calendars.ts'
import { makeInvitationHandler } from './invitation-mails.ts'
import { makeMailHandlers } from './mail-handlers.ts'
import { makeReaderMail } from './mails.ts'
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

/** Handlers for mails to readers; none where there is no server to send them by. */
function mailHandlersOf(
  needs: BookingDependencies,
  { smtpUrl, mailFrom, siteUrl }: Environment,
  content: Content,
  texts: CalendarTexts,
) {
  if (smtpUrl === undefined || mailFrom === undefined || siteUrl === undefined) return {}
  const fromName = content.district.name[sourceLanguage]
  return makeMailHandlers({
    readForMessage: makeReadForMessage(needs),
    write: makeReaderMail(content, makeReaderCalendar(texts, content)),
    sender: createMailSender({ url: smtpUrl, from: mailFrom, fromName }),
    origin: siteUrl,
    clock: needs.clock,
  })
}

/** Handlers for mails to counsellors; none where there is no server to send them by. */
function invitationHandlersOf(
  needs: BookingDependencies,
  keeper: CalendarKeeper,
  { smtpUrl, mailFrom }: Environment,
  content: Content,
  { invitation }: CalendarTexts,
) {
  if (smtpUrl === undefined || mailFrom === undefined) return {}
  const fromName = content.district.name[sourceLanguage]
  return {
    invitation: makeInvitationHandler(content, {
      readInvitation: makeReadInvitation(needs),
      addressOf: async counsellor => {
        const found = (await keeper.invitations()).find(one => one.counsellor === counsellor)
        return found && needs.sealer.open(found.sealed, counsellor)
      },
      writeInvitation: invitation,
      sender: createMailSender({ url: smtpUrl, from: mailFrom, fromName }),
      from: mailFrom,
    }),
  }
}

/** What sends mails, text messages, and reminders to devices, where the environment says how. */
export function messageHandlersOf(
  needs: BookingDependencies,
  keeper: CalendarKeeper,
  environment: Environment,
  content: Content,
  texts: CalendarTexts,
) {
  return {
    ...mailHandlersOf(needs, environment, content, texts),
    ...invitationHandlersOf(needs, keeper, environment, content, texts),
    ...textHandlersOf(needs, environment, content),
    ...alertHandlersOf(needs, environment),
  }
}
