import type { Clock } from '../booking/ports/clock.ts'
import type { AlertFacts, ForgetDevice, ReadAlert } from '../booking/use-cases/read-alert.ts'
import type { PushSender } from '../delivery/ports/push-sender.ts'
import { languageOf } from '../i18n/languages.ts'
import { stringsFor } from '../i18n/strings/strings.ts'
import { languageFrom } from './mail-handlers.ts'

interface Needs {
  readonly readAlert: ReadAlert
  readonly forgetDevice: ForgetDevice
  readonly sender: PushSender
  readonly clock: Clock
}

/** A day begins where the district is. */
const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO('Europe/Berlin').toPlainDate()

/**
 * What the device shows, and no more than that: that there is an appointment, without its time, place or topic. A device that was
 * off overnight shows `today` from midnight on. The page at `url` shows the copy on the device, or asks for the code.
 */
export function alertText({ reference, start, locale }: AlertFacts, now: Temporal.Instant): string {
  const language = languageFrom(locale)
  const t = stringsFor(language)
  const isToday = dayOf(start).equals(dayOf(now))
  return JSON.stringify({
    title: t('message.alert.title'),
    body: t(isToday ? 'message.alert.today' : 'message.alert.tomorrow'),
    today: t('message.alert.today'),
    midnight: dayOf(start).toZonedDateTime('Europe/Berlin').epochMilliseconds,
    url: `/${languageOf(language).segment}/appointment/${reference}/?kept`,
  })
}

/** Reminds readers on their devices. A device that wants no more is forgotten. */
export function makeAlertHandlers({ readAlert, forgetDevice, sender, clock }: Needs) {
  return {
    alert: async (booking: string, subscription: string) => {
      const facts = await readAlert(booking, subscription)
      const now = clock.now()
      const ttl = facts ? Math.floor(now.until(facts.start).total('seconds')) : 0
      if (!facts || ttl <= 0) return
      // Push services see the topic: of the subscription only they know whose it is.
      const topic = subscription.replaceAll('-', '').slice(0, 32)
      const payload = alertText(facts, now)
      if ((await sender.send({ device: facts.device, payload, ttl, topic })) === 'gone')
        await forgetDevice(subscription)
    },
  }
}
