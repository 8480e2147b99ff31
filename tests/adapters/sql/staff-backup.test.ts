import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { replaceStorage } from '../../../src/adapters/sql/keep-storage.ts'
import { openStorage } from '../../../src/adapters/sql/open-storage.ts'
import { parseEnvironment } from '../../../src/config/environment.ts'
import { readContent } from '../../../src/information/loader/read-content.ts'
import { projectFolder } from '../../../src/server/build-folder.ts'
import { sweepRestored } from '../../../src/server/commands/sweep-restored.ts'
import { contentOf, dump, sorted } from '../../builders/dumps.ts'
import { noon } from '../../builders/installation.ts'
import { lastingEngines, type Place } from '../../builders/places.ts'
import { theScene } from '../../builders/staff-scene.ts'

const places: Place[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove()
})

/** A database with an account, a session, and lines in the audit log. */
async function staffAt(place: () => Promise<Place>): Promise<Place> {
  const made = await place()
  places.push(made)
  const scene = theScene(await openStorage(made.address))
  await scene.anAccount()
  await scene.enter()
  await scene.opened.close()
  return made
}

const pairs = lastingEngines.flatMap(from =>
  lastingEngines.map(to => ({ from, to, name: `${from.name} into ${to.name}` })),
)

describe.each(pairs)('staff in a backup of $name', ({ from, to }) => {
  it('are restored with the log of what they did, which still cannot be changed', async () => {
    const [source, target] = [await staffAt(from.place), await staffAt(to.place)]
    const { schema, lines, rows } = await dump(source)
    const replaced = await replaceStorage(
      target.address,
      { replace: true, now: noon },
      contentOf(schema, lines),
    )
    expect(replaced.rows).toBe(rows)
    expect(sorted((await dump(target)).lines)).toEqual(sorted(lines))
    const scene = theScene(await openStorage(target.address))
    expect((await scene.enter()).ok).toBe(true)
    expect(await scene.opened.staff.audit(10)).toHaveLength(2)
    for (const change of ["update staff_audit set what = 'x'", 'delete from staff_audit'])
      await expect(sql.raw(change).execute(scene.opened.database)).rejects.toThrow(/kept as it was written/)
    await scene.opened.close()
  })
})

describe.each(lastingEngines)('after a restore into $name', ({ place }) => {
  it('everybody signs in anew: a session that was ended since opens nothing', async () => {
    const { address } = await staffAt(place)
    const read = parseEnvironment({}, true)
    if (!read.ok) throw new Error(read.faults.join())
    await sweepRestored(address, readContent(join(projectFolder, 'content')), read.environment)
    const scene = theScene(await openStorage(address))
    const account = await scene.opened.staff.findAccount('mira@example.org')
    expect(await scene.opened.staff.sessions(account?.id ?? '')).toEqual([])
    await scene.opened.close()
  })
})
