import { expect, test } from 'vitest'
import { createSealer } from '../../src/adapters/crypto/sealer.ts'
import { openMemory } from '../../src/adapters/memory/open-memory.ts'
import { accountOf, sealAccount } from '../../src/calendars/use-cases/dependencies.ts'
import { makeRenewCredentials } from '../../src/calendars/use-cases/renew-credentials.ts'
import { noon } from '../builders/installation.ts'
import { aConnection } from '../builders/records.ts'

const [former, present] = ['the former secret of this installation', 'the secret that comes after the former']

test('what opens a calendar is sealed, bound to its connection, and sealed anew under a new secret', async () => {
  const { keeper } = openMemory()
  const before = { sealer: createSealer(former) }
  const sealed = sealAccount(before, 'k1', { user: 'amira', password: 'Grüße' })
  expect(sealed).not.toContain('amira')
  expect(() => accountOf(before, aConnection({ id: 'k2', sealed }))).toThrow()
  await keeper.add(aConnection({ sealed }))
  await keeper.add(aConnection({ id: 'lost', sealed: createSealer('x'.repeat(40)).seal('{}', 'lost') }))
  const invitation = { counsellor: 'c1', sealed: before.sealer.seal('amt@example.org', 'c1'), created: noon }
  await keeper.putInvitation(invitation)

  const renew = makeRenewCredentials({ keeper, sealer: createSealer(present, [former]) })
  expect(await renew()).toEqual({ renewed: 2, current: 0, unreadable: 1 })
  expect(await renew()).toEqual({ renewed: 0, current: 2, unreadable: 1 })
  const alone = { sealer: createSealer(present) }
  const connection = await keeper.find('k1')
  expect(connection && accountOf(alone, connection)).toMatchObject({ user: 'amira', password: 'Grüße' })
  const [renewed] = await keeper.invitations()
  expect(alone.sealer.open(renewed?.sealed ?? '', 'c1')).toBe('amt@example.org')
})
