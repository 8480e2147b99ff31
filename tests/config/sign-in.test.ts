import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '../../src/config/environment.ts'

const provider = {
  OIDC_ISSUER: 'https://login.example.org/realms/district',
  OIDC_CLIENT_ID: 'lotse',
  OIDC_CLIENT_SECRET: 'hush-hush',
  OIDC_NAME: 'Kreis-Konto',
}

const faultsOf = (env: Record<string, string | undefined>): string => {
  const read = parseEnvironment(env, true)
  return read.ok ? '' : read.faults.join('\n')
}

describe('signing in, in the environment', () => {
  it('is by password, with a second factor for who wants one, unless something is said', () => {
    const read = parseEnvironment({}, true)
    expect(read.ok && read.environment).toMatchObject({ secondFactor: 'optional', oidc: undefined })
  })

  it('is by the district’s own sign-in, too, where that is named in full', () => {
    const read = parseEnvironment({ ...provider, LOTSE_SECOND_FACTOR: 'everybody' }, true)
    expect(read.ok && read.environment).toMatchObject({
      secondFactor: 'everybody',
      oidc: {
        issuer: provider.OIDC_ISSUER,
        clientId: 'lotse',
        clientSecret: 'hush-hush',
        name: 'Kreis-Konto',
      },
    })
  })

  it.each(Object.keys(provider))('is refused without %s, in a line that names it', name => {
    expect(faultsOf({ ...provider, [name]: undefined })).toMatch(
      new RegExp(`^${name} is not set; it must be`),
    )
  })

  it.each(['http://login.example.org', 'login.example.org', 'https://login.example.org/?x=1', 'ftp://x.y'])(
    'is refused at %s',
    issuer => {
      const faults = faultsOf({ ...provider, OIDC_ISSUER: issuer })
      expect(faults).toContain('OIDC_ISSUER is')
      expect(faults).not.toContain('hush-hush')
    },
  )

  it('may be without TLS on this machine', () => {
    expect(faultsOf({ ...provider, OIDC_ISSUER: 'http://127.0.0.1:8080' })).toBe('')
  })

  it('has no other second factor than those that there are', () => {
    expect(faultsOf({ LOTSE_SECOND_FACTOR: 'yes' })).toContain('optional, administrators or everybody')
  })
})
