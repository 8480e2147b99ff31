// Guides that are read are counted without a trace of who read, and only where the district wants it.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMemory } from '../../src/adapters/memory/open-memory.ts'
import { makeCountReadings } from '../../src/booking/use-cases/count-readings.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { countingPages, makeNoteReading } from '../../src/server/note-reading.ts'
import type { StaticFiles } from '../../src/server/static-files.ts'
import { anInstallation } from '../builders/installation.ts'

const content = readContent(join(projectFolder, 'content'))

async function aDistrictThat(guidesRead: boolean | undefined) {
  const lotse = await anInstallation(openMemory())
  const { note, flush } = makeCountReadings(lotse.needs)
  const district = { ...content.district, numbers: { guidesRead } }
  const noteReading = makeNoteReading({ note }, { ...content, district })
  const counted = async () => {
    await flush()
    return lotse.storage.readings('2026-11')
  }
  return { noteReading, counted }
}

describe('a guide that is read', () => {
  it('is counted by month, guide and language, and nothing that there is not', async () => {
    const { noteReading, counted } = await aDistrictThat(true)
    for (const path of ['/ar/guides/address/', '/ar/guides/address/', '/de/guides/work-permit/'])
      noteReading?.(path)
    for (const path of [
      '/ar/guides/',
      '/xx/guides/address/',
      '/ar/guides/nothing/',
      '/ar/guides/address/with/de/',
    ])
      noteReading?.(path)
    expect(await counted()).toEqual([
      { month: '2026-11', guide: 'address', language: 'ar', count: 2 },
      { month: '2026-11', guide: 'work-permit', language: 'de', count: 1 },
    ])
    noteReading?.('/ar/guides/address/')
    expect((await counted())[0]).toMatchObject({ count: 3 })
  })

  it('is not counted where the district does not say so', async () => {
    expect((await aDistrictThat(undefined)).noteReading).toBeUndefined()
    expect((await aDistrictThat(false)).noteReading).toBeUndefined()
  })

  it('is counted once it was sent, not where it is not there, was not read or not wanted yet', async () => {
    const noted: string[] = []
    const files: StaticFiles = (req, res) => {
      res.statusCode = req.url?.startsWith('/gone') ? 404 : req.headers['if-none-match'] ? 304 : 200
      res.end()
    }
    const server = createServer((req, res) =>
      countingPages(files, path => noted.push(path))(req, res, () => res.end()),
    )
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    await fetch(`${origin}/a/?who=me`)
    await fetch(`${origin}/b/`, { headers: { 'if-none-match': '"x"' } })
    await fetch(`${origin}/gone/`)
    await fetch(`${origin}/c/`, { method: 'HEAD' })
    await fetch(`${origin}/d/`, { headers: { 'sec-purpose': 'prefetch' } })
    await new Promise(resolve => server.close(resolve))
    expect(noted).toEqual(['/a/', '/b/'])
  })
})
