import { expect, test } from 'vitest'
import { mayFollow } from '../../../src/adapters/caldav/same-site.ts'

const follows = (from: string, to: string, isDiscovering: boolean) =>
  mayFollow(new URL(from), new URL(to), isDiscovering)

test.each([
  ['https://cloud.example.org/a', 'https://cloud.example.org/b'],
  ['http://cloud.example.org/a', 'https://cloud.example.org/a'],
  ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/b'],
])('a password goes from %s to %s', (from, to) => {
  expect(follows(from, to, false)).toBe(true)
  expect(follows(from, to, true)).toBe(true)
})

test.each([
  ['https://caldav.icloud.com/', 'https://p42-caldav.icloud.com/1/'],
  ['https://www.posteo.example/', 'https://posteo.example:8443/'],
  ['https://cloud.example.org/', 'https://cloud.example.org:8443/'],
])('while calendars are looked for it goes from %s to %s', (from, to) => {
  expect(follows(from, to, false)).toBe(false)
  expect(follows(from, to, true)).toBe(true)
})

test.each([
  ['https://cloud.example.org/', 'http://cloud.example.org/'],
  ['https://cloud.example.org/', 'https://evil.example/'],
  ['https://cloud.example.org/', 'https://example.org.evil.example/'],
  ['https://cloud.example.org/', 'https://notexample.org/'],
  ['https://amt.co.uk/', 'https://evil.co.uk/'],
  ['https://example.org/', 'https://evil.org/'],
  ['https://localhost/', 'https://evil.localhost/'],
  ['https://1.2.3.4/', 'https://9.2.3.4/'],
  ['http://cloud.example.org/', 'http://other.example.org/'],
  ['https://cloud.example.org/', 'ftp://cloud.example.org/'],
  ['https://cloud.example.org/', 'file:///etc/passwd'],
])('it never goes from %s to %s', (from, to) => {
  expect(follows(from, to, false)).toBe(false)
  expect(follows(from, to, true)).toBe(false)
})
