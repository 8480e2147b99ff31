import { openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { replaceStorage } from '../../../src/adapters/sql/keep-storage.ts'
import { contentOf, dump, fillWithBookings, sorted } from '../../builders/dumps.ts'
import { noon } from '../../builders/installation.ts'
import { aSqlitePlace, type Place } from '../../builders/places.ts'

const replacing = { replace: false, now: noon }

const places: Place[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove()
})

const made = async (place: () => Promise<Place>): Promise<Place> => {
  const one = await place()
  places.push(one)
  return one
}

describe('a damaged SQLite file', () => {
  it.each([
    [
      'whose pages do not fit together',
      (file: string) =>
        writeSync(openSync(file, 'r+'), Buffer.alloc(statSync(file).size - 8_192, 0xee), 0, null, 8_192),
    ],
    ['that is no database at all', (file: string) => writeFileSync(file, 'something else '.repeat(500))],
  ])('%s is put aside whole, and replaced', async (_name, damage) => {
    const [source, target] = [await made(aSqlitePlace), await made(aSqlitePlace)]
    await fillWithBookings(source)
    await fillWithBookings(target)
    if (target.address.kind !== 'sqlite') return
    damage(target.address.file)
    const size = statSync(target.address.file).size
    const { schema, lines, rows } = await dump(source)
    await expect(replaceStorage(target.address, replacing, contentOf(schema, lines))).rejects.toThrow(
      /damaged; it is put aside/,
    )
    expect(statSync(target.address.file).size).toBe(size)
    const replaced = await replaceStorage(
      target.address,
      { ...replacing, replace: true },
      contentOf(schema, lines),
    )
    expect(replaced.rows).toBe(rows)
    expect(statSync(replaced.aside ?? '').size).toBe(size)
    expect(sorted((await dump(target)).lines)).toEqual(sorted(lines))
  })
})
