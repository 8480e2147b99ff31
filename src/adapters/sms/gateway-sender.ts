import { failedAnswer, withoutAnswer } from '../../delivery/core/failed-answer.ts'
import type { TextMessage, TextSender } from '../../delivery/ports/text-sender.ts'

const patienceMilliseconds = 10_000

/** Answers about our own account, not about a message: somebody mends that, and the message can still go. */
const ours = new Set([401, 402, 403, 407])

/** How a gateway wants to be asked. */
export type GatewaySettings = {
  readonly url: string
  /** With a content type: JSON or a form; what is filled into the body is escaped for it. */
  readonly headers: Readonly<Record<string, string>>
  /** With `{to}` (+49…) or `{digits}` (49…), `{text}`, and where the gateway wants them `{from}` and `{id}`. */
  readonly body: string
  /** The sender's name or number, for `{from}`. */
  readonly from?: string | undefined
}

const isForm = (headers: Readonly<Record<string, string>>): boolean =>
  /x-www-form-urlencoded/i.test(new Headers(headers).get('content-type') ?? '')

/** Text as it stands within quotes of JSON, or as a value of a form. */
const escaped = (value: string, form: boolean): string =>
  form ? encodeURIComponent(value) : JSON.stringify(value).slice(1, -1)

const bodyOf = ({ body, headers, from = '' }: GatewaySettings, { id, to, text }: TextMessage): string => {
  const values: Readonly<Record<string, string>> = { id, to, digits: to.slice(1), text, from }
  // In one go, so that braces in a text are no template.
  return body.replaceAll(/\{(id|to|digits|text|from)\}/g, (_, name: string) =>
    escaped(values[name] ?? '', isForm(headers)),
  )
}

/** Sends text messages through a gateway that takes an HTTP POST. */
export const createGatewaySender = (settings: GatewaySettings): TextSender => ({
  send: async message => {
    const asked = fetch(settings.url, {
      method: 'POST',
      headers: settings.headers,
      body: bodyOf(settings, message),
      // A gateway does not move; whatever else answers must not get the message.
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMilliseconds),
    })
    const { status, ok, body } = await asked.catch(error => {
      throw withoutAnswer('the gateway', error)
    })
    await body?.cancel()
    if (ours.has(status)) throw new Error(`the gateway did not let us in (${status})`)
    if (!ok) throw failedAnswer('the gateway', status)
  },
})
