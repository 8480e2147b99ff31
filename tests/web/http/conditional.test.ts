import { describe, expect, test } from 'vitest'
import { acceptsGzip, isUnchanged, lastModified } from '../../../src/web/http/conditional.ts'

const modified = Temporal.Instant.from('2026-11-22T10:00:00Z')
const now = modified.add({ hours: 1 })
const validators = { etag: '"abc-gzip"', modified }

const unchanged = (headers: Record<string, string>) => isUnchanged(new Headers(headers), validators, now)

describe('a client that has an answer already', () => {
  test('is told by its tag that nothing has changed', () => {
    for (const tags of [
      '"abc-gzip"',
      'W/"abc-gzip"',
      '"x", "abc-gzip"',
      '"x",W/"abc-gzip" , "y"',
      '*',
      ' * ',
    ])
      expect(unchanged({ 'If-None-Match': tags })).toBe(true)
    for (const tags of ['"abc"', 'abc-gzip', '"ABC-gzip"', '', '"x", "y"', '"*"'])
      expect(unchanged({ 'If-None-Match': tags })).toBe(false)
  })

  test('is told so by the time too, which does not count where it has a tag', () => {
    const time = (text: string, tags: Record<string, string> = {}) =>
      unchanged({ 'If-Modified-Since': text, ...tags })
    expect(time('Sun, 22 Nov 2026 10:00:00 GMT')).toBe(true)
    expect(time('Sun, 22 Nov 2026 10:30:00 GMT')).toBe(true)
    expect(time('Sunday, 22-Nov-26 10:30:00 GMT')).toBe(true)
    expect(time('Sun, 22 Nov 2026 09:59:59 GMT')).toBe(false)
    expect(time('Sun, 22 Nov 2026 10:00:00 GMT', { 'If-None-Match': '"old"' })).toBe(false)
    expect(time('Sun, 22 Nov 2026 09:00:00 GMT', { 'If-None-Match': '"abc-gzip"' })).toBe(true)
  })

  test('is given the answer where its time is none, or ahead of the clock', () => {
    for (const text of ['', 'yesterday', '2026-11-22T10:30:00Z', '0', 'Sun, 22 Nov 2026 12:00:00 GMT'])
      expect(unchanged({ 'If-Modified-Since': text })).toBe(false)
    expect(unchanged({})).toBe(false)
  })

  test('hears since when it is so, unless that is still to come', () => {
    expect(lastModified(validators, now)).toEqual({ 'Last-Modified': 'Sun, 22 Nov 2026 10:00:00 GMT' })
    expect(lastModified(validators, modified.subtract({ milliseconds: 1 }))).toEqual({})
  })
})

describe('gzip', () => {
  test('is for who takes it', () => {
    const accepts = (text: string) => acceptsGzip(new Headers({ 'Accept-Encoding': text }))
    for (const text of ['gzip', 'GZIP', 'x-gzip', 'br, gzip;q=0.5', 'deflate,gzip ; q=1', 'gzip;q=0.001'])
      expect(accepts(text)).toBe(true)
    for (const text of ['', 'identity', 'br', 'gzip;q=0', 'gzip; q=0.000', '*', 'notgzip'])
      expect(accepts(text)).toBe(false)
    expect(acceptsGzip(new Headers())).toBe(false)
  })
})
