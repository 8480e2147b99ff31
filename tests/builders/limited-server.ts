import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { parseEnvironment } from '../../src/config/environment.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import type { District } from '../../src/information/schema/district.ts'
import { currentFolder, projectFolder } from '../../src/server/build-folder.ts'
import { countedNetworks } from '../../src/server/client-network.ts'
import { createHttpServer, type PageHandler } from '../../src/server/http-server.ts'
import { staticFiles } from '../../src/server/static-files.ts'
import { wire } from '../../src/server/wire.ts'
import { dataFolder } from './server.ts'

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server listens nowhere')
  return `http://127.0.0.1:${address.port}`
}

/** The parts of the server put together as main.ts does, for a district whose limits are low. */
async function startLimited(data: string, booking: District['booking']) {
  const content = readContent(join(projectFolder, 'content'))
  const parsed = parseEnvironment({ LOTSE_DATA: data }, true)
  const folder = currentFolder()
  if (!parsed.ok || !folder) throw new Error('nothing is built, or the environment is at fault')
  const { environment } = parsed
  const wired = await wire(environment, { ...content, district: { ...content.district, booking } })
  const { handler }: { handler: PageHandler } = await import(
    pathToFileURL(join(folder, 'server/entry.mjs')).href
  )
  const server = createHttpServer({
    ...{ app: wired.app, pages: handler, files: staticFiles(folder, wired.app.notices.bandOn) },
    ...{ isStopping: () => false, networkOf: countedNetworks(environment) },
  })
  const origin = await listen(server)
  const stop = async () => {
    await new Promise(resolve => {
      server.close(resolve)
      server.closeAllConnections()
    })
    await wired.close()
  }
  return { origin, stop }
}

/** A server with these limits for all tests of a file, with a fresh database. Its tests come through a trusted proxy: `X-Forwarded-For`. */
export function limitedServerForThisFile(booking: District['booking']): {
  readonly origin: string
  readonly data: string
} {
  const folder = dataFolder()
  let started: Awaited<ReturnType<typeof startLimited>> | undefined
  beforeAll(async () => {
    started = await startLimited(folder.path, booking)
  })
  afterAll(async () => {
    await started?.stop()
    folder.remove()
  })
  return {
    data: folder.path,
    get origin() {
      if (!started) throw new Error('the server runs only while tests run')
      return started.origin
    },
  }
}
