// The process: environment, storage, server; and a clean end.
import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseEnvironment } from '../config/environment.ts'
import { readContent } from '../information/loader/read-content.ts'
import { currentFolder, projectFolder } from './build-folder.ts'
import { createHttpServer, type PageHandler } from './http-server.ts'
import { staticFiles } from './static-files.ts'
import { wire } from './wire.ts'

/** How long requests may take to finish after SIGTERM. */
const patience = 10_000

function refuse(lines: readonly string[]): never {
  for (const line of lines) console.error(line)
  process.exit(1)
}

function stopCleanly(server: Server, close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), patience).unref()
    server.close(() => close().then(() => process.exit(0)))
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

const content = readContent(join(projectFolder, 'content'))
const parsed = parseEnvironment(process.env, content.district.demonstration)
if (!parsed.ok) refuse(parsed.faults)
const { environment } = parsed
const folder = currentFolder()
if (folder === undefined) refuse(['The pages are not built; run "npm start", which builds them first.'])

const { handler } = (await import(pathToFileURL(join(folder, 'server/entry.mjs')).href)) as {
  handler: PageHandler
}
const wired = await wire(environment, content)
const server = createHttpServer({ app: wired.app, pages: handler, files: staticFiles(folder) })
server.on('error', error => refuse([`PORT ${environment.port} cannot be used: ${error.message}`]))
server.listen(environment.port, environment.host, async () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : environment.port
  const origin = environment.siteUrl ?? `http://${environment.host}:${port}`
  console.log(`Lotse is ready.\n  site   ${origin}/\n  staff  ${origin}/staff/`)
  for (const feed of await wired.feedsToShow())
    console.log(`  feed   ${origin}/calendar/${feed.secret}.ics  (${feed.label})`)
})
stopCleanly(server, wired.close)
