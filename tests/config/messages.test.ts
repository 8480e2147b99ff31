import { describe, expect, it } from 'vitest'
import { freshKeys } from '../../src/adapters/push/fresh-keys.ts'
import { parseEnvironment } from '../../src/config/environment.ts'

function parsed(env: Record<string, string>) {
  const result = parseEnvironment(env, true)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return result.environment
}

function faultsOf(env: Record<string, string>): readonly string[] {
  const result = parseEnvironment(env, true)
  return result.ok ? [] : result.faults
}

const gateway = {
  SMS_URL: 'https://gateway.example.org/messages?key=hush',
  SMS_HEADERS: '{"Authorization":"Bearer hush","Content-Type":"application/json"}',
  SMS_BODY: '{"to":"{to}","text":"{text}"}',
}
const form = { SMS_HEADERS: '{"content-type":"application/x-www-form-urlencoded; charset=utf-8"}' }
const aPair = () => {
  const { publicKey, privateKey } = freshKeys()
  return { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey }
}
const keys = {
  ...aPair(),
  MAIL_FROM: 'termine@auental.example.org',
}

describe('messages in the environment', () => {
  it('are off where nothing is said of them', () => {
    expect(parsed({})).toMatchObject({ sms: undefined, push: undefined })
  })

  it('take a gateway that wants JSON, or a form', () => {
    expect(parsed(gateway).sms).toEqual({
      url: gateway.SMS_URL,
      headers: { Authorization: 'Bearer hush', 'Content-Type': 'application/json' },
      body: gateway.SMS_BODY,
      from: undefined,
    })
    const asForm = { ...gateway, ...form, SMS_BODY: 'to={digits}&text={text}&from={from}', SMS_FROM: 'Lotse' }
    expect(parsed(asForm).sms).toMatchObject({ body: asForm.SMS_BODY, from: 'Lotse' })
  })

  it.each<[string, Record<string, string | undefined>]>([
    ['SMS_URL is not set; it must be the address', { SMS_URL: undefined }],
    ['SMS_BODY is not set; it must be a body with {to}', { SMS_BODY: undefined }],
    ['SMS_HEADERS names no Content-Type', { SMS_HEADERS: undefined }],
    ['SMS_HEADERS names no Content-Type', { SMS_HEADERS: '{"Content-Type":"text/xml"}' }],
    ['SMS_HEADERS is set (', { SMS_HEADERS: 'Authorization: Bearer hush' }],
    ['SMS_HEADERS is set (', { SMS_HEADERS: '{"A b":"hush"}' }],
    ['SMS_HEADERS is set (', { SMS_HEADERS: '{"Authorization":"hush\\nX: y"}' }],
    ['SMS_BODY is set (', { SMS_BODY: '{"key":"hush","to":"{to}"}' }],
    ['SMS_BODY is no JSON', { SMS_BODY: 'to={to}&text={text}' }],
    ['SMS_FROM is not set', { SMS_BODY: '{"to":"{to}","text":"{text}","from":"{from}"}' }],
    ['SMS_URL is set (', { SMS_URL: 'ftp://hush.example' }],
  ])('refuse in one line what cannot be sent, without what is secret in it: %s', (begins, changes) => {
    const env = Object.fromEntries(
      Object.entries({ ...gateway, ...changes }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>
    const faults = faultsOf(env)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(begins)
    expect(faults.join()).not.toContain('hush')
    expect(faults[0]).not.toContain('\n')
  })

  it('take keys for reminders on devices, with somebody whom push services can write to', () => {
    const { MAIL_FROM: from, ...alone } = keys
    expect(parsed(keys).push).toMatchObject({ publicKey: keys.VAPID_PUBLIC_KEY, contact: `mailto:${from}` })
    expect(parsed(keys).push?.services).toContain('fcm.googleapis.com')
    const site = 'https://lotse.example.org'
    expect(parsed({ ...alone, SITE_URL: site }).push?.contact).toBe(site)
    expect(faultsOf(alone)).toEqual([expect.stringMatching(/^MAIL_FROM is not set; it must be an e-mail/)])
    expect(faultsOf({ ...alone, SITE_URL: 'http://lotse.example.org' })).toHaveLength(1)
  })

  it('need both keys, and print none', () => {
    const { VAPID_PUBLIC_KEY: _, ...without } = keys
    expect(faultsOf(without)).toEqual([expect.stringMatching(/^VAPID_PUBLIC_KEY is not set/)])
    const wrong = faultsOf({ ...keys, VAPID_PRIVATE_KEY: 'hush' })
    expect(wrong).toEqual([expect.stringMatching(/^VAPID_PRIVATE_KEY is set \(4 characters\)/)])
    expect(wrong.join()).not.toContain('hush')
  })

  it('need keys that belong together', () => {
    const { VAPID_PRIVATE_KEY } = aPair()
    const wrong = faultsOf({ ...keys, VAPID_PRIVATE_KEY })
    expect(wrong).toEqual([expect.stringMatching(/^VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY/)])
    expect(wrong.join()).not.toContain(VAPID_PRIVATE_KEY)
    expect(faultsOf({ ...keys, VAPID_PRIVATE_KEY: '_'.repeat(43) })).toHaveLength(1)
  })

  it('name other push services, and none that is no host', () => {
    const named = 'push.example.org, *.Push.example.org,http://127.0.0.1:4000'
    expect(parsed({ ...keys, PUSH_SERVICES: named }).push?.services).toEqual([
      ...['push.example.org', '*.push.example.org', 'http://127.0.0.1:4000'],
    ])
    for (const wrong of ['*', 'http://push.example.org', 'https://push.example.org/path', 'localhost', ','])
      expect(faultsOf({ ...keys, PUSH_SERVICES: wrong })).toEqual([
        expect.stringMatching(/^PUSH_SERVICES is ".*"; it must be hosts of push services/),
      ])
  })
})
