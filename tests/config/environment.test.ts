import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

  it('never fills a real district with the demonstration', () => {
    expect(parseEnvironment({ LOTSE_DEMO: '1' }, false)).toMatchObject({ ok: false })
  })

  it('takes an empty variable as one that is left out', () => {
    expect(parsed({ PORT: '', SITE_URL: '' })).toMatchObject({ port: 4321, siteUrl: undefined })
  })

  it('keeps the origin of SITE_URL only', () => {
    expect(parsed({ SITE_URL: 'https://lotse.example.org/' }).siteUrl).toBe('https://lotse.example.org')
  })

  it('says of PostgreSQL that it cannot be used, without printing the password', () => {
    const result = parseEnvironment({ DATABASE_URL: 'postgres://lotse:hush@db/lotse' }, true)
    expect(JSON.stringify(result)).toMatch(/DATABASE_URL is a PostgreSQL address/)
    expect(JSON.stringify(result)).not.toContain('hush')
  })

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
