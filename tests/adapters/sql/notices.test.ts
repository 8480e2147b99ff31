import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIdentifiers } from '../../../src/adapters/crypto/identifiers.ts'
import type { OpenStorage } from '../../../src/adapters/sql/engine.ts'
import { type BoardResult, refused } from '../../../src/boards/core/refusal.ts'
import { makeDeleteNotice } from '../../../src/boards/use-cases/delete-notice.ts'
import { makeEndNotice } from '../../../src/boards/use-cases/end-notice.ts'
import { makeFindNotice, makeListNotices } from '../../../src/boards/use-cases/list-notices.ts'
import { makeSaveNotice } from '../../../src/boards/use-cases/save-notice.ts'
import { aClock } from '../../builders/installation.ts'
import { aDraft, aNotice, day } from '../../builders/notices.ts'
import { databases } from '../../builders/staff-scene.ts'

const editor = { id: 'a1' }
const granted = <T>(result: BoardResult<T>): T => {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
}

const theBoard = (opened: OpenStorage) => {
  const clock = aClock(Temporal.Instant.from('2026-12-24T11:00:00Z'))
  const needs = { clock, storage: opened.boards, identifiers: createIdentifiers() }
  return {
    clock,
    save: makeSaveNotice(needs),
    end: makeEndNotice(needs),
    remove: makeDeleteNotice(needs),
    list: makeListNotices(needs),
    find: makeFindNotice(needs),
    log: async () =>
      (await opened.staff.audit(20)).map(({ what, actor, subject, detail }) => [
        what,
        actor,
        subject,
        detail,
      ]),
  }
}

describe.each(databases)('notices on $name', ({ open }) => {
  let opened: OpenStorage
  let board: ReturnType<typeof theBoard>
  beforeEach(async () => {
    opened = await open()
    board = theBoard(opened)
  })
  afterEach(() => opened.close())

  test('are kept as they were written, and each change is in the log with who made it', async () => {
    const first = granted(
      await board.save(
        editor,
        null,
        aDraft({ link: '/offices/', texts: { de: 'Zu.\n„Ja“ & <b>', ar: 'مغلق' } }),
      ),
    )
    expect(granted(await board.find(first.id))).toEqual({ notice: first, state: 'shown' })
    const changed = granted(
      await board.save(
        { id: 'a2' },
        first.id,
        aDraft({ kind: 'warning', place: 'booking', to: day('2026-12-31') }),
      ),
    )
    expect(await board.list()).toEqual([{ notice: changed, state: 'shown' }])
    const ended = granted(await board.end(editor, first.id))
    expect(ended.ended).toEqual(board.clock.now())
    expect(granted(await board.find(first.id)).state).toBe('over')
    granted(await board.remove(editor, first.id))
    expect(await board.list()).toEqual([])
    expect(await board.log()).toEqual([
      ['deleted-notice', 'a1', first.id, '2026-12-31'],
      ['ended-notice', 'a1', first.id, '2026-12-31'],
      ['changed-notice', 'a2', first.id, '2026-12-31'],
      ['published-notice', 'a1', first.id, '2026-12-25'],
    ])
  })

  test('that are not there, or cannot be published, change nothing and leave no line', async () => {
    const unknown = { ok: false, refusal: { kind: 'notice-unknown' } }
    expect(await board.save(editor, 'x', aDraft())).toEqual(unknown)
    expect(await board.end(editor, 'x')).toEqual(unknown)
    expect(await board.remove(editor, 'x')).toEqual(unknown)
    expect(await board.find('x')).toEqual(unknown)
    const unfit = await board.save(editor, null, { ...aDraft(), to: undefined })
    expect(unfit).toMatchObject({ ok: false, refusal: { kind: 'notice-unfit' } })
    expect(await board.list()).toEqual([])
    expect(await board.log()).toEqual([])
  })

  test('are not written where the line of the log cannot be, or the work is refused', async () => {
    const line = {
      id: 'e1',
      at: board.clock.now(),
      actor: 'a1',
      what: 'published-notice',
      subject: 'n1',
      detail: '',
    } as const
    await opened.boards.transaction(async tx => {
      await tx.putNotice(aNotice())
      await tx.note(line)
      return refused({ kind: 'notice-unknown' })
    })
    const twice = opened.boards.transaction(async tx => {
      await tx.putNotice(aNotice())
      await tx.note(line)
      await tx.note(line)
      return { ok: true, value: null }
    })
    await expect(twice).rejects.toThrow()
    expect(await board.list()).toEqual([])
    expect(await board.log()).toEqual([])
  })

  test('are read since a day without those that are over or ended; ended twice is ended once', async () => {
    const past = granted(await board.save(editor, null, aDraft({ to: day('2026-12-24') })))
    const coming = granted(
      await board.save(editor, null, aDraft({ from: day('2027-01-02'), to: day('2027-01-03') })),
    )
    const ended = granted(await board.save(editor, null, aDraft()))
    const first = granted(await board.end(editor, ended.id))
    board.clock.set(board.clock.now().add({ hours: 24 }))
    expect(granted(await board.end(editor, ended.id))).toEqual(first)
    expect((await board.log()).filter(([what]) => what === 'ended-notice')).toHaveLength(1)
    expect((await opened.boards.noticesSince(day('2026-12-25'))).map(({ id }) => id)).toEqual([coming.id])
    expect((await board.list()).map(({ notice, state }) => [notice.id, state])).toEqual([
      [coming.id, 'coming'],
      [ended.id, 'over'],
      [past.id, 'over'],
    ])
    // Publishing again begins anew.
    expect(granted(await board.save(editor, ended.id, aDraft())).ended).toBeNull()
  })
})
