// Puts together what notices need, for the server.
import { createIdentifiers } from '../adapters/crypto/identifiers.ts'
import type { OpenStorage } from '../adapters/sql/engine.ts'
import type { BoardResult } from '../boards/core/refusal.ts'
import { makeDeleteNotice } from '../boards/use-cases/delete-notice.ts'
import type { BoardDependencies } from '../boards/use-cases/dependencies.ts'
import { makeEndNotice } from '../boards/use-cases/end-notice.ts'
import { makeFindNotice, makeListNotices } from '../boards/use-cases/list-notices.ts'
import { makeSaveNotice } from '../boards/use-cases/save-notice.ts'
import { repeat } from './deliver.ts'
import { postedNotice } from './notice-band.ts'
import { makeNoticeBoard } from './notice-board.ts'
import type { NoticesApp } from './notices-app.ts'

/** How late another process may notice a change. */
const everyMs = 2_000
const complaint = 'notices could not be read'

/** Notices on an open database, read once before this resolves and again every few seconds until `stop`. */
export async function openNotices({
  boards,
}: Pick<OpenStorage, 'boards'>): Promise<{ readonly app: NoticesApp; readonly stop: () => Promise<void> }> {
  const clock = { now: () => Temporal.Now.instant() }
  const needs: BoardDependencies = { clock, storage: boards, identifiers: createIdentifiers() }
  const board = makeNoticeBoard(boards, clock)
  await board.refresh()
  /** Pages of this process change with the answer. Where they cannot be read now, they are a moment later. */
  const atOnce =
    <A extends readonly unknown[], T>(change: (...args: A) => Promise<BoardResult<T>>) =>
    async (...args: A): Promise<BoardResult<T>> => {
      const result = await change(...args)
      await board.refresh().catch(error => console.error(complaint, error))
      return result
    }
  const app: NoticesApp = {
    list: makeListNotices(needs),
    find: makeFindNotice(needs),
    save: atOnce(makeSaveNotice(needs)),
    end: atOnce(makeEndNotice(needs)),
    remove: atOnce(makeDeleteNotice(needs)),
    bandOn: board.bandOn,
    preview: postedNotice,
  }
  return { app, stop: repeat(everyMs, board.refresh, complaint) }
}
