import { describe, expect, test } from 'vitest'
import { isPushService } from '../../../src/booking/core/device.ts'

const services = ['fcm.googleapis.com', '*.push.apple.com', 'http://127.0.0.1:4000']

describe('the address of a push service', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://FCM.googleapis.com./fcm'.replace('./', '/'),
    'https://web.push.apple.com/abc',
    'http://127.0.0.1:4000/push',
  ])('is one that is named: %s', endpoint => {
    expect(isPushService(endpoint, services)).toBe(true)
  })

  test.each([
    ...[
      'http://fcm.googleapis.com/fcm',
      'https://fcm.googleapis.com:8443/',
      'https://fcm.googleapis.com.evil.example/',
    ],
    ...['https://evil.example/fcm.googleapis.com', 'https://evil.example\\@fcm.googleapis.com/'],
    ...[
      'https://fcm.googleapis.com@evil.example/',
      'https://user:word@fcm.googleapis.com/',
      'https://push.apple.com/',
    ],
    ...[
      'https://evilpush.apple.com/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'http://169.254.169.254/latest',
    ],
    ...['http://127.0.0.1:4001/', 'http://localhost:4000/', 'file:///etc/passwd', 'fcm.googleapis.com', ''],
  ])('is none that is not named: %s', endpoint => {
    expect(isPushService(endpoint, services)).toBe(false)
  })
})
