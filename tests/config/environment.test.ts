import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownDatabase } from '../../src/config/database.ts'
import { parseEnvironment } from '../../src/config/environment.ts'

const secret = 'a secret of more than thirty-two characters'

function parsed(env: Record<string, string>, demonstration = true) {
  const result = parseEnvironment(env, demonstration)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return result.environment
}

describe('the environment', () => {
  it('of a fresh clone needs nothing: it is the demonstration, and listens to this machine only', () => {
    expect(parsed({})).toMatchObject({ port: 4321, host: '127.0.0.1', demonstration: true, limits: 'on' })
  })

  it('of a real district needs a secret', () => {
    expect(parseEnvironment({}, false)).toMatchObject({ ok: false })
    expect(parsed({ LOTSE_SECRET: secret }, false)).toMatchObject({ demonstration: false, secret })
  })

  it('takes former secrets with commas between, and prints none that is too short', () => {
    const former = [`${secret} 1`, `${secret} 2`]
    expect(parsed({ LOTSE_FORMER_SECRETS: ` ${former.join(' ,')},` }).formerSecrets).toEqual(former)
    expect(parsed({}).formerSecrets).toEqual([])
    const result = parseEnvironment({ LOTSE_FORMER_SECRETS: `${secret},too short` }, true)
    expect(result).toMatchObject({ ok: false })
    expect(JSON.stringify(result)).toMatch(
      /LOTSE_FORMER_SECRETS is set \(\d+ characters\); it must be former/,
    )
    expect(JSON.stringify(result)).not.toContain('too short')
  })

  it('never fills a real district with the demonstration', () => {
    expect(parseEnvironment({ LOTSE_DEMO: '1' }, false)).toMatchObject({ ok: false })
  })

  it('takes an empty variable as one that is left out', () => {
    expect(parsed({ PORT: '', SITE_URL: '' })).toMatchObject({ port: 4321, siteUrl: undefined })
  })

  it('keeps the origin of SITE_URL only', () => {
    expect(parsed({ SITE_URL: 'https://lotse.example.org/' }).siteUrl).toBe('https://lotse.example.org')
  })

  it.each([
    ['', 'data/lotse.db'],
    ['sqlite:///var/lotse#1%20.db', '/var/lotse#1%20.db'],
    ['sqlite://here.db', 'here.db'],
  ])('keeps bookings in a file: %s', (url, file) => {
    expect(parsed({ DATABASE_URL: url }).database).toEqual({ kind: 'sqlite', file })
  })

  it.each([
    'postgres://lotse:hush@db/lotse',
    'postgresql://lotse:h%23sh%40@[::1]:5433/lotse?sslmode=verify-full',
    'postgres:///lotse?host=/run/postgresql',
    'postgres://lotse:hush@%2Frun%2Fpostgresql/lotse',
  ])('keeps bookings in PostgreSQL: %s', url => {
    expect(parsed({ DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url })
  })

  it.each([
    ...['mysql://lotse:hush@db/lotse', 'postgres://db', 'postgres://lotse:hush@db/', 'postgres:///lotse'],
    ...[
      'postgres://lotse:hu#sh@db/lotse',
      'postgres://lotse:hu%sh@db/lotse',
      'postgres://lotse:hush@db:x/lotse',
    ],
    ...['postgres:lotse:hush', 'sqlite://', 'data/lotse.db', '/hush.db'],
  ])('refuses another DATABASE_URL, says what it may be, and prints no password: %s', url => {
    const result = parseEnvironment({ DATABASE_URL: url }, true)
    const line = result.ok ? '' : result.faults.join()
    expect(line).toMatch(
      /^DATABASE_URL is set \(\d+ characters\); it must be postgres:\/\/user:password@host/,
    )
    expect(line).not.toContain('hu')
  })

  it('shows a database with its host and its name, and without who uses it', () => {
    const shown = (url: string) => shownDatabase(parsed({ DATABASE_URL: url }).database)
    expect(shown('postgres://lotse:hush@db.example:5433/lotse')).toBe('PostgreSQL db.example:5433/lotse')
    const socket = 'PostgreSQL /run/postgresql/lotse'
    expect(shown('postgres:///lotse?host=/run/postgresql')).toBe(socket)
    expect(shown('postgres://lotse:hush@%2Frun%2Fpostgresql/lotse')).toBe(socket)
    expect(shown('sqlite:///var/lotse.db')).toBe('/var/lotse.db')
  })

  it('trusts proxies nearby, or those that are named', () => {
    expect(parsed({}).trustedProxies).toContain('127.0.0.0/8')
    expect(parsed({ TRUSTED_PROXIES: '203.0.113.7, 2001:db8::/32,' }).trustedProxies).toEqual([
      '203.0.113.7',
      '2001:db8::/32',
    ])
  })

  it.each(['the proxy', '203.0.113.7/99', '203.0.113', '203.0.113.7;10.0.0.1', '*'])(
    'says of %j that it names no proxy',
    TRUSTED_PROXIES => {
      const result = parseEnvironment({ TRUSTED_PROXIES }, true)
      expect(JSON.stringify(result)).toMatch(/TRUSTED_PROXIES is .* it must be addresses or networks/)
    },
  )

  it('is frozen', () => {
    expect(Object.isFrozen(parsed({}))).toBe(true)
  })

  it('never throws, and never prints a secret that it refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 31, minLength: 4 }), value => {
        const result = parseEnvironment({ LOTSE_SECRET: value }, true)
        if (!result.ok) expect(result.faults.join()).not.toContain(`"${value}"`)
      }),
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (PORT, SITE_URL, LOTSE_LIMITS) => {
        expect(() => parseEnvironment({ PORT, SITE_URL, LOTSE_LIMITS }, true)).not.toThrow()
      }),
    )
  })
})
