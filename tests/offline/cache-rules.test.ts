import { describe, expect, it } from 'vitest'
import { cacheRule, mayKeep, offlineAddress } from '../../src/offline/cache-rules.ts'

const page = { method: 'GET', mode: 'navigate', sameOrigin: true }

describe('the service worker', () => {
  it.each([
    ['/ar/guides/address/', 'page'],
    ['/ar/book/times/', 'page'],
    ['/ar/appointment/K7M-4TX/', 'appointment'],
    ['/ar/appointment/', 'page'],
    ['/staff/', 'leave'],
    ['/calendar/secret.ics', 'leave'],
    ['/api/slots', 'leave'],
  ])('treats a visit to %s as %s', (pathname, rule) => {
    expect(cacheRule({ ...page, pathname })).toBe(rule)
  })

  it('keeps hashed files, and leaves requests of scripts and other hosts alone', () => {
    const script = { method: 'GET', mode: 'cors', sameOrigin: true }
    expect(cacheRule({ ...script, pathname: '/_app/x.js' })).toBe('asset')
    expect(cacheRule({ ...script, pathname: '/api/slots' })).toBe('leave')
    expect(cacheRule({ ...page, sameOrigin: false, pathname: '/ar/' })).toBe('leave')
  })

  it('keeps no page that was made for one person, and none that failed', () => {
    const answer = (control: string, status = 200) =>
      new Response('', { status, headers: { 'Cache-Control': control } })
    expect(mayKeep(answer('no-cache'))).toBe(true)
    expect(mayKeep(answer('no-store'))).toBe(false)
    expect(mayKeep(answer('private, no-cache'))).toBe(false)
    expect(mayKeep(answer('no-cache', 404))).toBe(false)
  })

  it('falls back to the offline page of the language that is being read', () => {
    expect(offlineAddress('/uk/terms/')).toBe('/uk/offline/')
    expect(offlineAddress('/')).toBe('/de/offline/')
  })
})
