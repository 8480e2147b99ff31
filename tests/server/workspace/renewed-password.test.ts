import { describe, expect, test } from 'vitest'
import { noting } from '../../../src/server/connected-calendars.ts'
import { aConnection } from '../../builders/records.ts'
import { databases } from '../../builders/staff-scene.ts'

describe.each(databases)('the line about a new password on $name', ({ open }) => {
  const start = async (note: (id: string) => Promise<void>) => {
    const opened = await open()
    return { keeper: opened.keeper, noted: noting(opened.keeper, note), close: opened.close }
  }
  const connection = aConnection({ id: 'k1', sealed: 'one' })

  test('is written where the password is kept, and not where the connection was gone', async () => {
    const lines: string[] = []
    const { noted, keeper, close } = await start(async id => {
      lines.push(id)
    })
    expect(await noted.reseal('gone', 'one', 'two')).toBe(false)
    expect(lines).toEqual([])
    await keeper.add(connection)
    expect(await noted.reseal('k1', 'one', 'two')).toBe(true)
    expect(lines).toEqual(['k1'])
    await close()
  })

  test('and where it cannot be written, the former password stays', async () => {
    const { noted, keeper, close } = await start(() => Promise.reject(new Error('the disk is full')))
    await keeper.add(connection)
    await expect(noted.reseal('k1', 'one', 'two')).rejects.toThrow('full')
    expect((await keeper.find('k1'))?.sealed).toBe('one')
    await close()
  })
})
