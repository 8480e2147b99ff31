import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGatewaySender, type GatewaySettings } from '../../../src/adapters/sms/gateway-sender.ts'
import { Undeliverable } from '../../../src/delivery/core/undeliverable.ts'
import { type Receiver, startReceiver } from '../../builders/http-receiver.ts'

let gateway: Receiver
beforeEach(async () => {
  gateway = await startReceiver()
})
afterEach(() => gateway.stop())

const message = {
  id: 'b1.2.moved',
  to: '+4915112345678',
  text: 'Ihr Termin "K7M-4TX": {to} & 100 %\nÄnderung',
}

const sender = (changes: Partial<GatewaySettings> = {}) =>
  createGatewaySender({
    url: `${gateway.origin}/messages?key=hush`,
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer hush' },
    body: '{"to":"{to}","text":"{text}","from":"{from}","ref":"{id}","plain":"{digits}"}',
    from: 'Lotse',
    ...changes,
  })

const failure = async (work: Promise<void>): Promise<Error> =>
  work.then(
    () => new Error('it was taken'),
    error => error,
  )

describe('a gateway for text messages', () => {
  test('gets JSON with everything where the template says, whatever is in the text', async () => {
    await sender().send(message)
    const [{ method, path, headers, body } = expect.fail('nothing came')] = gateway.received
    expect({ method, path }).toEqual({ method: 'POST', path: '/messages?key=hush' })
    expect(headers).toMatchObject({ authorization: 'Bearer hush', 'content-type': 'application/json' })
    expect(JSON.parse(body.toString())).toEqual({
      ...{ to: message.to, text: message.text, from: 'Lotse' },
      ...{ ref: 'b1.2.moved', plain: '4915112345678' },
    })
  })

  test('gets a form where it wants one', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await sender({ headers, body: 'to={to}&text={text}&route=2' }).send(message)
    const form = new URLSearchParams(gateway.received[0]?.body.toString())
    expect(Object.fromEntries(form)).toEqual({ to: message.to, text: message.text, route: '2' })
  })

  test.each([400, 404, 422])('that answers %i is not asked again', async status => {
    gateway.answer = status
    expect(await failure(sender().send(message))).toBeInstanceOf(Undeliverable)
  })

  test.each([401, 402, 403, 408, 429, 500, 503])('that answers %i is asked again later', async status => {
    gateway.answer = status
    const error = await failure(sender().send(message))
    expect(error).not.toBeInstanceOf(Undeliverable)
    expect(error.message).toContain(String(status))
  })

  test('leads nobody elsewhere', async () => {
    const other = await startReceiver()
    gateway.answer = 307
    gateway.location = `${other.origin}/`
    expect((await failure(sender().send(message))).message).toContain('307')
    expect(other.received).toEqual([])
    await other.stop()
  })

  test('that is away or silent is asked again later', async () => {
    gateway.answer = 'silent'
    const silent = await failure(sender().send(message))
    await gateway.stop()
    const away = await failure(sender().send(message))
    expect([silent.message, away.message]).toEqual([
      'the gateway did not answer (TimeoutError)',
      'the gateway did not answer (ECONNREFUSED)',
    ])
  }, 20_000)

  test('is named in no error with its address, its key, the number or the text', async () => {
    const errors = []
    for (const answer of [400, 401, 500] as const) {
      gateway.answer = answer
      errors.push(await failure(sender().send(message)))
    }
    await gateway.stop()
    errors.push(await failure(sender().send(message)))
    for (const { message: words, cause } of errors) {
      expect(words).not.toMatch(/hush|4915|Termin|127\.0/)
      expect(cause).toBeUndefined()
    }
  })
})
