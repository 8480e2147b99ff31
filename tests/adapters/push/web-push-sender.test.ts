import { createPublicKey, verify } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freshKeys } from '../../../src/adapters/push/fresh-keys.ts'
import { createWebPushSender } from '../../../src/adapters/push/web-push-sender.ts'
import { isPushService } from '../../../src/booking/core/device.ts'
import { Undeliverable } from '../../../src/delivery/core/undeliverable.ts'
import { aDevice } from '../../builders/device.ts'
import { type Receiver, startReceiver } from '../../builders/http-receiver.ts'

let service: Receiver
beforeEach(async () => {
  service = await startReceiver()
})
afterEach(() => service.stop())

const keys = freshKeys()
const contact = 'mailto:termine@auental.example.org'
const sender = () =>
  createWebPushSender({ ...keys, contact, isAllowed: endpoint => isPushService(endpoint, [service.origin]) })
const topic = '0123456789abcdef0123456789abcdef'
const messageTo = (endpoint: string, changes: object = {}) => {
  const { subscription, open } = aDevice(endpoint)
  return {
    open,
    message: { device: subscription, payload: '{"title":"Ihr Termin"}', ttl: 86_400, topic, ...changes },
  }
}

const failure = async (work: Promise<unknown>): Promise<Error> =>
  work.then(
    outcome => new Error(`it was ${outcome}`),
    error => error,
  )

/** The two parts of `Authorization: vapid t=…, k=…` (RFC 8292 §3). */
const vapidOf = (header: unknown) => {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(String(header)) ?? []
  return { token, key }
}

describe('a push service', () => {
  test('carries what only the device can read, until the appointment begins, in the place of an earlier one', async () => {
    const { open, message } = messageTo(`${service.origin}/push/abc`)
    expect(await sender().send(message)).toBe('taken')
    const [{ method, path, headers, body } = expect.fail('nothing came')] = service.received
    expect({ method, path }).toEqual({ method: 'POST', path: '/push/abc' })
    expect(headers).toMatchObject({
      ...{ ttl: '86400', topic, urgency: 'normal' },
      ...{ 'content-encoding': 'aes128gcm', 'content-length': String(body.length) },
    })
    expect(body.toString('latin1')).not.toContain('Termin')
    expect(open(body)).toBe(message.payload)
  })

  test('knows by a signature who sends, and whom to write to', async () => {
    await sender().send(messageTo(`${service.origin}/push/abc`).message)
    const { token, key } = vapidOf(service.received[0]?.headers.authorization)
    expect(key).toBe(keys.publicKey)
    const [head = '', claims = '', signature = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: service.origin,
      sub: contact,
    })
    const point = Buffer.from(key, 'base64url')
    const jwk = {
      ...{ kty: 'EC', crv: 'P-256' },
      ...{ x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
    }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    const signed = Buffer.from(`${head}.${claims}`)
    const options = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
    expect(verify('sha256', signed, options, Buffer.from(signature, 'base64url'))).toBe(true)
  })

  test.each([404, 410])('that answers %i says that the device wants no more', async status => {
    service.answer = status
    expect(await sender().send(messageTo(`${service.origin}/push/abc`).message)).toBe('gone')
  })

  test.each([400, 401, 403, 413])('that answers %i is not asked again', async status => {
    service.answer = status
    const error = await failure(sender().send(messageTo(`${service.origin}/push/abc`).message))
    expect(error).toBeInstanceOf(Undeliverable)
    expect(error.message).toBe(`the push service refused with ${status}`)
  })

  test.each([307, 408, 429, 500, 503])('that answers %i is asked again later', async status => {
    service.answer = status
    service.location = status === 307 ? `${service.origin}/elsewhere` : undefined
    const error = await failure(sender().send(messageTo(`${service.origin}/push/abc`).message))
    expect(error).not.toBeInstanceOf(Undeliverable)
    expect(error.message).toBe(`the push service did not take it (${status})`)
    expect(service.received).toHaveLength(1)
  })

  test('that is away is asked again later, and its address is in no error', async () => {
    const { message } = messageTo(`${service.origin}/push/secret`)
    await service.stop()
    const error = await failure(sender().send(message))
    expect(error).not.toBeInstanceOf(Undeliverable)
    expect(error.message).toBe('the push service did not answer (ECONNREFUSED)')
    expect(error.cause).toBeUndefined()
  })

  test('that nobody named is never asked', async () => {
    const other = await startReceiver()
    expect(await failure(sender().send(messageTo(`${other.origin}/push/abc`).message))).toBeInstanceOf(
      Undeliverable,
    )
    expect(other.received).toEqual([])
    await other.stop()
  })

  test('is not asked for a device whose keys are none', async () => {
    const { message } = messageTo(`${service.origin}/push/abc`)
    const device = { ...message.device, keys: { ...message.device.keys, p256dh: `B${'A'.repeat(86)}` } }
    expect(await failure(sender().send({ ...message, device }))).toBeInstanceOf(Undeliverable)
    expect(service.received).toEqual([])
  })
})
