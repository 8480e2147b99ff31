import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../src/booking/core/summary.ts'
import type { MessageFacts } from '../../src/booking/use-cases/read-for-message.ts'
import type { TextMessage } from '../../src/delivery/ports/text-sender.ts'
import { makeTextHandlers } from '../../src/server/text-handlers.ts'
import { aCounsellor } from '../builders/district.ts'
import { noon } from '../builders/installation.ts'
import { aBooking } from '../builders/records.ts'

const start = noon.add({ hours: 24 })

const factsOf = (changes: object, phone = '0151 12345678'): MessageFacts => ({
  booking: summaryOf(aBooking({ start, sequence: 2, ...changes }), aCounsellor()),
  contact: { phone },
  code: '',
  locale: 'uk',
})

const given = (facts: MessageFacts | undefined) => {
  const sent: TextMessage[] = []
  const handlers = makeTextHandlers({
    readForMessage: async () => facts,
    write: (kind, { reference }, language) => `${kind} ${reference} ${language}`,
    sender: {
      send: async message => {
        sent.push(message)
      },
    },
    clock: { now: () => noon },
  })
  return { ...handlers, sent }
}

describe('a text message', () => {
  it('goes to the number as it is dialled from anywhere, in her language, under one name for each try', async () => {
    const { sms, sent } = given(factsOf({ status: 'cancelled' }))
    await sms('b1', 'cancelled.2')
    expect(sent).toEqual([{ id: 'b1.2.cancelled', to: '+4915112345678', text: 'cancelled K7M-4TX uk' }])
  })

  it.each<[string, MessageFacts | undefined]>([
    ['was overtaken by another change', factsOf({ sequence: 3 })],
    ['has begun meanwhile', factsOf({ start: noon })],
    ['was forgotten', undefined],
    ['has a landline', factsOf({}, '07223 123456')],
    ['has no number', { ...factsOf({}), contact: {} }],
  ])('is not sent, and is no failure, where the appointment %s', async (_, facts) => {
    const { sms, sent } = given(facts)
    await sms('b1', 'moved.2')
    expect(sent).toEqual([])
  })

  it('reminds of an appointment that takes place, and of none that was cancelled', async () => {
    const kept = given(factsOf({}))
    await kept['sms-reminder']('b1')
    expect(kept.sent.map(({ text }) => text)).toEqual(['reminder K7M-4TX uk'])
    const cancelled = given(factsOf({ status: 'cancelled' }))
    await cancelled['sms-reminder']('b1')
    expect(cancelled.sent).toEqual([])
  })
})
