import { describe, expect, it } from 'vitest'
import type { Notice } from '../../src/boards/core/notice.ts'
import { createByteCache } from '../../src/server/byte-cache.ts'
import { noticeBand, noticeShapes } from '../../src/server/notice-band.ts'
import { makeNoticeBoard } from '../../src/server/notice-board.ts'
import { drawing } from '../../src/web/components/icons.ts'
import { aClock } from '../builders/installation.ts'
import { aDraft, aNotice, day } from '../builders/notices.ts'

const boardOf = (stored: () => readonly Notice[] | Promise<readonly Notice[]>) => {
  const clock = aClock(Temporal.Instant.from('2026-12-25T22:59:00Z'))
  return { clock, board: makeNoticeBoard({ noticesSince: async () => stored() }, clock) }
}

describe('the board of a process', () => {
  it('ends a notice at midnight in Berlin without being told', async () => {
    const { clock, board } = boardOf(() => [aNotice()])
    await board.refresh()
    expect(board.bandOn('de', 'guides/')?.html).toContain('Das Amt ist zu.')
    clock.set(Temporal.Instant.from('2026-12-25T23:00:00Z'))
    expect(board.bandOn('de', 'guides/')).toBeUndefined()
  })

  it('begins one at midnight, and has another tag as soon as anything is different', async () => {
    const coming = aNotice({ id: 'n2', from: day('2026-12-26'), to: day('2026-12-26') })
    let stored = [aNotice({ to: day('2026-12-26') }), coming]
    const { clock, board } = boardOf(() => stored)
    await board.refresh()
    const tags = [board.bandOn('ar', '')?.tag]
    clock.set(Temporal.Instant.from('2026-12-25T23:00:00Z'))
    tags.push(board.bandOn('ar', '')?.tag)
    stored = [aNotice({ kind: 'warning', to: day('2026-12-26') }), coming]
    await board.refresh()
    tags.push(board.bandOn('ar', '')?.tag, board.bandOn('de', '')?.tag)
    expect(new Set(tags).size).toBe(4)
    await board.refresh()
    expect(board.bandOn('ar', '')?.tag).toBe(tags[2])
  })

  it('has what was written when a slow reading from before comes in last', async () => {
    const answers: ((notices: readonly Notice[]) => void)[] = []
    const { board } = boardOf(() => new Promise(resolve => answers.push(resolve)))
    const both = [board.refresh(), board.refresh()]
    await expect.poll(() => answers.length).toBe(1)
    answers[0]?.([])
    await expect.poll(() => answers.length).toBe(2)
    answers[1]?.([aNotice()])
    await Promise.all(both)
    expect(board.bandOn('de', '')).toBeDefined()
  })

  it('keeps what it knew where the database cannot be read', async () => {
    let works = true
    const { board } = boardOf(() => (works ? [aNotice()] : Promise.reject(new Error('away'))))
    await board.refresh()
    works = false
    await expect(board.refresh()).rejects.toThrow('away')
    expect(board.bandOn('de', '')).toBeDefined()
  })

  it('shows none on the page that a device keeps for the time without a connection', async () => {
    const { board } = boardOf(() => [aNotice({ place: 'booking' }), aNotice({ id: 'n2' })])
    await board.refresh()
    expect(board.bandOn('de', 'offline/')).toBeUndefined()
    expect(board.bandOn('de', 'guides/address/')?.html.match(/posted/g)).toHaveLength(1)
    expect(board.bandOn('de', 'appointment/ABC-DEF/')?.html.match(/posted/g)).toHaveLength(2)
  })
})

describe('what stands on a page', () => {
  it('is text, whatever was typed', () => {
    const text = '<script>alert("x")</script> & $& \'\n</section>'
    const html = noticeBand([aDraft({ texts: { de: text } })], 'de')
    expect(html).toContain(
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; $&amp; &#39;<br>&lt;/section&gt;',
    )
  })

  it('says in the reader’s language that it is German where it is', () => {
    const html = noticeBand([aDraft({ texts: { de: 'Zu.' } })], 'ar')
    expect(html).toContain('<p lang="de" dir="ltr">Zu.</p><p class="small">لم يُترجم بعد</p>')
    expect(noticeBand([aDraft()], 'ar')).toMatch(/<p>المكتب مغلق\.<\/p>(?!.*lang="de")/)
  })

  it('leads to our own page in the reader’s language, or says where else', () => {
    expect(noticeBand([aDraft({ link: '/guides/address/#register' })], 'de-simple')).toContain(
      'href="/de-simple/guides/address/#register"',
    )
    expect(noticeBand([aDraft({ link: 'https://www.bamf.de/?a="b"' })], 'en')).toContain(
      '<a href="https://www.bamf.de/?a=%22b%22">Read more (<bdi>www.bamf.de</bdi>)</a>',
    )
  })

  it('has the drawings of every other page', () => {
    expect(noticeShapes).toEqual({
      information: drawing('info').shapes,
      warning: drawing('triangle-alert').shapes,
    })
  })
})

describe('the cache of pages', () => {
  it('holds no more than it may, and forgets what was not asked for longest', () => {
    const cache = createByteCache(10)
    for (const key of ['a', 'b']) cache.set(key, Buffer.alloc(4))
    cache.get('a')
    cache.set('c', Buffer.alloc(4))
    expect(['a', 'b', 'c'].map(key => cache.get(key) !== undefined)).toEqual([true, false, true])
    cache.set('a', Buffer.alloc(10))
    expect(['a', 'c'].map(key => cache.get(key)?.length)).toEqual([10, undefined])
    cache.set('d', Buffer.alloc(11))
    expect([cache.get('d'), cache.get('a')?.length]).toEqual([undefined, 10])
  })
})
