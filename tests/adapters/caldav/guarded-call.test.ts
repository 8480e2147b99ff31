import type { LookupAddress } from 'node:dns'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Resolve } from '../../../src/adapters/caldav/checked-lookup.ts'
import { createGuardedCall } from '../../../src/adapters/caldav/guarded-call.ts'
import { CalendarFailure } from '../../../src/calendars/core/calendar-failure.ts'
import { type Stub, silence, startStub } from '../../builders/dav-stub.ts'

const of = (address: string): LookupAddress => ({ address, family: 4 })
const question = { method: 'PROPFIND', headers: { Authorization: 'Basic c2VjcmV0' } }

describe('a call to an address that somebody typed in', () => {
  let allowed: Stub
  let forbidden: Stub
  beforeEach(async () => {
    allowed = await startStub(() => ({ status: 207, body: 'here' }))
    forbidden = await startStub(() => ({ status: 207, body: 'secret' }), '127.0.0.2')
  })
  afterEach(() => Promise.all([allowed.stop(), forbidden.stop()]))

  // 127.0.0.1 stands for the internet here, 127.0.0.2 for the own network.
  const calling = (resolve?: Resolve, plain = true) => {
    const mayCall = (address: string) => address === '127.0.0.1'
    const call = createGuardedCall({
      mayCall,
      plain,
      patienceMilliseconds: 1_000,
      ...(resolve ? { resolve } : {}),
    })
    return (url: string, room = 1_000_000) =>
      call(new URL(url), question, { signal: AbortSignal.timeout(5_000), room })
  }
  const portOf = ({ origin }: Stub) => new URL(origin).port
  const fault = async (answer: Promise<unknown>) => {
    const error = await answer.then(
      () => undefined,
      reason => reason,
    )
    expect(error).toBeInstanceOf(CalendarFailure)
    return error.fault
  }

  test('reaches the server', async () => {
    expect(await calling()(allowed.origin)).toMatchObject({ status: 207, text: 'here' })
  })

  test('is not made to a forbidden address, written in whatever way', async () => {
    const port = portOf(forbidden)
    for (const host of ['127.0.0.2', '0x7f.2', '2130706434', '0177.0.0.2', '[::ffff:127.0.0.2]', '[::1]'])
      expect(await fault(calling()(`http://${host}:${port}/`))).toBe('forbidden-address')
    expect(forbidden.asked).toEqual([])
  })

  test('is not made to a name with a forbidden address, nor to one that has both kinds', async () => {
    const url = `http://calendar.example:${portOf(forbidden)}/`
    expect(await fault(calling(async () => [of('127.0.0.2')])(url))).toBe('forbidden-address')
    expect(await fault(calling(async () => [of('127.0.0.1'), of('127.0.0.2')])(url))).toBe(
      'forbidden-address',
    )
    expect(forbidden.asked).toEqual([])
  })

  test('goes to the address that was checked, though the name means another one a moment later', async () => {
    let asked = 0
    const rebinding: Resolve = async () => {
      asked += 1
      return [of(asked === 1 ? '127.0.0.1' : '127.0.0.2')]
    }
    const answer = await calling(rebinding)(`http://calendar.example:${portOf(allowed)}/`)
    expect(answer.text).toBe('here')
    expect(asked).toBe(1)
    expect(allowed.asked[0]?.headers.host).toBe(`calendar.example:${portOf(allowed)}`)
  })

  test('does not go by http where only https is allowed, nor by anything else', async () => {
    expect(await fault(calling(undefined, false)(allowed.origin))).toBe('forbidden-address')
    expect(await fault(calling()('ftp://127.0.0.1/'))).toBe('forbidden-address')
    expect(await fault(calling()('file:///etc/passwd'))).toBe('forbidden-address')
    expect(allowed.asked).toEqual([])
  })

  test('is not led to a forbidden address, nor to another server, by a redirect', async () => {
    for (const Location of [
      `${forbidden.origin}/`,
      `http://localhost:${portOf(forbidden)}/`,
      'https://evil.example/',
    ]) {
      allowed.behaviour = () => ({ status: 302, headers: { Location } })
      expect(await fault(calling()(allowed.origin))).toBe('forbidden-address')
    }
    expect(forbidden.asked).toEqual([])
  })

  test('is checked again where a redirect stays with the same name', async () => {
    let asked = 0
    const rebinding: Resolve = async () => {
      asked += 1
      return [of(asked === 1 ? '127.0.0.1' : '127.0.0.2')]
    }
    await forbidden.stop()
    forbidden = await startStub(() => ({ status: 207 }), '127.0.0.2', Number(portOf(allowed)))
    allowed.behaviour = () => ({ status: 301, headers: { Location: '/there', Connection: 'close' } })
    const answer = calling(rebinding)(`http://calendar.example:${portOf(allowed)}/`)
    expect(await fault(answer)).toBe('forbidden-address')
    expect(asked).toBe(2)
    expect(forbidden.asked).toEqual([])
  })

  test('follows five redirects on its server with the password and the same question, and no more', async () => {
    const hops = (most: number) => {
      allowed.behaviour = ({ path }) => {
        const hop = Number(path.slice(1))
        return hop === most
          ? { status: 207, body: 'arrived' }
          : { status: 308, headers: { Location: `/${hop + 1}` } }
      }
    }
    hops(5)
    const answer = await calling()(`${allowed.origin}/0`)
    expect(answer).toMatchObject({ text: 'arrived' })
    expect(answer.url.pathname).toBe('/5')
    expect(new Set(allowed.asked.map(({ method, headers }) => `${method} ${headers.authorization}`))).toEqual(
      new Set(['PROPFIND Basic c2VjcmV0']),
    )
    hops(6)
    expect(await fault(calling()(`${allowed.origin}/0`))).toBe('unreadable')
  })

  test('ends in time where nothing is said, or is said without end', async () => {
    allowed.behaviour = silence
    expect(await fault(calling()(allowed.origin))).toBe('unreachable')
    allowed.behaviour = (_asked, response) => {
      response.writeHead(207)
      const timer = setInterval(() => response.write('.'), 50)
      response.on('close', () => clearInterval(timer))
      return undefined
    }
    expect(await fault(calling()(allowed.origin))).toBe('unreachable')
  })

  test('does not take more than there is room for', async () => {
    allowed.behaviour = () => ({ status: 207, body: 'x'.repeat(100_000) })
    expect(await fault(calling()(allowed.origin, 99_999))).toBe('full')
    expect((await calling()(allowed.origin, 100_000)).text).toHaveLength(100_000)
  })

  test('tells a server that is not there from one that speaks something else', async () => {
    const { origin } = allowed
    await allowed.stop()
    expect(await fault(calling()(origin))).toBe('unreachable')
    expect(await fault(calling()('http://nowhere.invalid/'))).toBe('unreachable')
    allowed = await startStub((_asked, response) => {
      response.socket?.end('SSH-2.0-OpenSSH_9.2p1\r\n')
      return undefined
    })
    expect(await fault(calling()(allowed.origin))).toBe('unreadable')
  })

  test('takes an answer that was cut off for none', async () => {
    allowed.behaviour = (_asked, response) => {
      response.writeHead(207, { 'Content-Length': '100' }).write('half')
      setTimeout(() => response.socket?.destroy(), 50)
      return undefined
    }
    expect(await fault(calling()(allowed.origin))).toBe('unreachable')
  })
})
