import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenStorage } from '../../../src/adapters/sql/engine.ts'
import { done, refused } from '../../../src/staff/core/refusal.ts'
import { noon } from '../../builders/installation.ts'
import { databases } from '../../builders/staff-scene.ts'

const entry = { id: 'e1', at: noon, actor: 'a1', what: 'invited', subject: 's1', detail: 'editor' } as const

describe.each(databases)('the audit log on $name', ({ name, open }) => {
  let opened: OpenStorage
  beforeEach(async () => {
    opened = await open()
    await opened.staff.transaction(async tx => done(await tx.note(entry)))
  })
  afterEach(() => opened.close())

  const inThisEngine = name === 'SQLite' ? 'insert or replace into' : 'truncate table'

  test.each([
    'update staff_audit set actor = null',
    "update staff_audit set detail = 'administrator' where id = 'e1'",
    'delete from staff_audit',
    inThisEngine === 'truncate table'
      ? 'truncate table staff_audit'
      : "insert or replace into staff_audit values ('e1', '2026', null, 'x', 'x', 'x')",
  ])('cannot be changed by: %s', async statement => {
    await expect(sql.raw(statement).execute(opened.database)).rejects.toThrow(/kept as it was written/)
    expect(await opened.staff.audit(10)).toEqual([entry])
  })

  test('has no line of what was not done', async () => {
    const answer = await opened.staff.transaction(async tx => {
      await tx.note({ ...entry, id: 'e2' })
      return refused({ kind: 'not-allowed' })
    })
    expect(answer).toEqual({ ok: false, refusal: { kind: 'not-allowed' } })
    expect(await opened.staff.audit(10)).toEqual([entry])
  })

  test('is read from its newest line, as far as somebody asks', async () => {
    const later = { ...entry, id: 'e0', at: noon.add({ hours: 1 }), actor: null }
    await opened.staff.transaction(async tx => done(await tx.note(later)))
    expect(await opened.staff.audit(10)).toEqual([later, entry])
    expect(await opened.staff.audit(1)).toEqual([later])
  })
})
