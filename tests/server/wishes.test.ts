import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringsFor } from '../../src/i18n/strings/strings.ts'
import { freeSlots } from '../builders/api.ts'
import { counsellorsOf } from '../builders/counsellor.ts'
import { hiddenFields, keyOn, sendForm, timesOn, wordsOf } from '../builders/reader.ts'
import { countRows, serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
const t = stringsFor('uk')
let counsellors: Awaited<ReturnType<typeof counsellorsOf>>
beforeAll(async () => {
  counsellors = await counsellorsOf(server.data)
  await counsellors.setWomen('im-02')
})
afterAll(() => counsellors.close())

const page = async (path: string) => (await fetch(`${server.origin}/uk/book/${path}`)).text()
const times = (query: string) => page(`times/?topic=housing&${query}`)
const knownSlots = async (query = '') =>
  new Map((await freeSlots(server.origin, `topic=housing&${query}`)).map(slot => [slot.id, slot]))

/** Links of a page that lead to other times, as their queries. */
const waysOn = (html: string) =>
  [...html.matchAll(/<a class="button[^"]*" href="\/uk\/book\/times\/\?([^"]+)"/g)].map(
    ([, query]) => new URLSearchParams(query?.replaceAll('&amp;', '&')),
  )

describe('somebody who wishes for an interpreter', () => {
  it('sees every counsellor’s times, keeps her language, and reads that it is not certain', async () => {
    const html = await times('language=qu&interpreter=yes')
    expect(wordsOf(html)).toContain(t('book.times.interpreterNote'))
    const known = await knownSlots()
    expect(timesOn(html).some(id => !known.get(id)?.counsellor.languages.includes('qu'))).toBe(true)
    const talk = hiddenFields(html, 'class="time"')
    const details = await sendForm(`${server.origin}/uk/book/details/`, {
      ...talk,
      slot: timesOn(html)[0] ?? '',
    })
    const form = { ...hiddenFields(details.html, 'name="name"'), name: 'Sumaq' }
    const { html: confirmation } = await sendForm(`${server.origin}/uk/book/done/`, form)
    expect(wordsOf(confirmation)).toContain(`${t('appointment.wishes')} ${t('wish.interpreter')}`)
    const booking = await counsellors.booking(keyOn(confirmation).reference)
    expect(booking).toMatchObject({ language: 'qu', wishes: ['interpreter'], bookedBy: 'reader' })
  })

  it('is offered that way where nobody who is free speaks her language', async () => {
    const html = await times('language=qu&place=town-hall-auental')
    expect(timesOn(html)).toEqual([])
    const ways = waysOn(html)
    const [way] = ways.filter(query => query.get('interpreter') === 'yes')
    expect(way?.get('language')).toBe('qu')
    expect(wordsOf(html)).toContain(t('book.wishes.interpreterHint'))
    for (const query of ways) expect(timesOn(await page(`times/?${query}`))).not.toEqual([])
  })
})

describe('somebody who wishes for a woman', () => {
  it('sees only times of counsellors who say that they are women', async () => {
    const known = await knownSlots()
    const shown = timesOn(await times('language=uk&woman=yes'))
    expect(new Set(shown.map(id => known.get(id)?.counsellor.id))).toEqual(new Set(['im-02']))
  })

  it('may look without it where there is none, and her counsellor is told all the same', async () => {
    const html = await times('language=ar&woman=yes')
    expect(timesOn(html)).toEqual([])
    const [way] = waysOn(html).filter(query => query.get('woman') === 'maybe')
    const others = await page(`times/?${way}`)
    expect(wordsOf(others)).toContain(t('book.times.womanMaybe'))
    expect(hiddenFields(others, 'class="time"').woman).toBe('maybe')
    // The way back to the first screen has it ticked.
    const back = await page(`?${way}`)
    expect(/<input[^>]*name="woman"[^>]*>/.exec(back)?.[0]).toContain('checked')
  })
})

describe('somebody who wishes for no steps', () => {
  it('sees only places without, and talks on the phone', async () => {
    const known = await knownSlots('language=de')
    const shown = timesOn(await times('language=de&stepFree=yes')).map(id => known.get(id))
    expect(shown.length).toBeGreaterThan(10)
    expect(shown.some(slot => slot?.mode === 'phone')).toBe(true)
    const withSteps = [
      'town-hall-eibenrode',
      'town-hall-falkenmoos',
      'town-hall-hasselmatt',
      'town-hall-storchenau',
    ]
    expect(shown.filter(slot => withSteps.includes(slot?.office?.id ?? ''))).toEqual([])
  })
})

describe('the times on the screen', () => {
  it('name each time at a place once, whoever of those who are free then is given', async () => {
    const known = await knownSlots('language=de')
    const shown = timesOn(await times('language=de')).map(id => known.get(id))
    const kinds = shown.map(slot => [slot?.start, slot?.end, slot?.mode, slot?.office?.id].join(' '))
    expect(kinds.length).toBeGreaterThan(10)
    expect(new Set(kinds).size).toBe(kinds.length)
  })

  it('of a team are its members’', async () => {
    const choose = await page('?topic=work&language=de')
    const team = /<option value="(team:[^"]+)"/.exec(choose)?.[1] ?? ''
    const known = new Map((await freeSlots(server.origin, 'topic=work')).map(slot => [slot.id, slot]))
    const members = await freeSlots(server.origin, `team=${team.slice(5)}`)
    const shown = timesOn(await page(`times/?topic=work&language=de&place=${team}`)).map(id => known.get(id))
    expect(shown.length).toBeGreaterThan(0)
    const ids = new Set(members.map(({ counsellor }) => counsellor.id))
    for (const slot of shown) expect(ids).toContain(slot?.counsellor.id)
  })
})

describe('somebody who books for another person', () => {
  const details = async () => {
    const html = await times('language=uk')
    const fields = { ...hiddenFields(html, 'class="time"'), slot: timesOn(html).at(-1) ?? '' }
    const { html: form } = await sendForm(`${server.origin}/uk/book/details/`, fields)
    return hiddenFields(form, 'name="name"')
  }

  it('says that she agrees, else the form comes back with the fault beside the box', async () => {
    const before = countRows(server.data).bookings
    const fields = { ...(await details()), name: 'Olena', forOther: 'yes' }
    const again = await sendForm(`${server.origin}/uk/book/done/`, fields)
    expect(again.status).toBe(422)
    expect(again.html).toContain(`id="consent-fault">${t('problem.consent-needed')}`)
    expect(again.html).toContain('href="#consent"')
    expect(/<input[^>]*name="forOther"[^>]*>/.exec(again.html)?.[0]).toContain('checked')
    expect(again.html).toContain('value="Olena"')
    expect(countRows(server.data).bookings).toBe(before)
    const consented = {
      ...hiddenFields(again.html, 'name="name"'),
      name: 'Olena',
      forOther: 'yes',
      consent: 'yes',
    }
    const { html } = await sendForm(`${server.origin}/uk/book/done/`, consented)
    expect(wordsOf(html)).toContain(t('appointment.bookedBy.volunteer'))
    const booking = await counsellors.booking(keyOn(html).reference)
    expect(booking.bookedBy).toBe('volunteer')
    expect(booking.consent).not.toBeNull()
  })

  it('books for herself where she has only ticked the second box', async () => {
    const { html } = await sendForm(`${server.origin}/uk/book/done/`, {
      ...(await details()),
      name: 'Olena',
      consent: 'yes',
    })
    expect(await counsellors.booking(keyOn(html).reference)).toMatchObject({
      bookedBy: 'reader',
      consent: null,
    })
  })
})
