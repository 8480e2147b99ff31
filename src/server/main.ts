// The process: environment, storage, server; and a clean end.
import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Database, databaseExpected, shownDatabase } from '../config/database.ts'
import { currentFolder, markServing } from './build-folder.ts'
import { checkedStart, refuse } from './checked-start.ts'
import { countedNetworks } from './client-network.ts'
import { createHttpServer, type PageHandler } from './http-server.ts'
import { countingPages } from './note-reading.ts'
import { staticFiles } from './static-files.ts'
import { wire } from './wire.ts'

/** How long requests may take to finish after SIGTERM. Milliseconds. */
const patience = 10_000

/** Stops taking requests, lets those under way finish, then closes storage. */
function stop(server: Server, close: () => Promise<void>): void {
  const end = () => close().then(() => process.exit(0))
  server.close(end)
  // Connections that are kept alive are idle between two requests for a moment only.
  setInterval(() => server.closeIdleConnections(), 50).unref()
  setTimeout(() => server.closeAllConnections(), patience).unref()
}

/** What is wrong with the database, and what can be done. */
function unusableDatabase(database: Database, { message }: Error): string[] {
  const variable = database.kind === 'sqlite' ? 'LOTSE_DATA or DATABASE_URL' : 'DATABASE_URL'
  const fault = `${variable} leads to ${shownDatabase(database)}, which cannot be used: ${message}`
  if (database.kind === 'sqlite') return [fault]
  return [
    fault,
    `Start PostgreSQL there and see that the database is made, or change DATABASE_URL: ${databaseExpected}.`,
  ]
}

const { content, environment } = checkedStart()
const folder = currentFolder()
if (folder === undefined) refuse(['The pages are not built; run "npm start", which builds them first.'])

markServing(folder)
const { handler } = (await import(pathToFileURL(join(folder, 'server/entry.mjs')).href)) as {
  handler: PageHandler
}
const wired = await wire(environment, content).catch((error: Error) =>
  refuse(unusableDatabase(environment.database, error)),
)
let stopping = false
const server = createHttpServer({
  app: wired.app,
  pages: handler,
  files: countingPages(staticFiles(folder, wired.app.notices.bandOn), wired.noteReading),
  isStopping: () => stopping,
  networkOf: countedNetworks(environment),
})
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    stop(server, wired.close)
  })

server.on('error', error =>
  refuse([`HOST ${environment.host} with PORT ${environment.port} cannot be used: ${error.message}`]),
)
server.listen(environment.port, environment.host, async () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : environment.port
  const origin = environment.siteUrl ?? `http://${environment.host}:${port}`
  console.log(`Lotse is ready.\n  site   ${origin}/\n  staff  ${origin}/staff/`)
  for (const { who, path, command } of await wired.firstLinks())
    console.log(`  ${who.padEnd(6)} ${path === undefined ? command : `${origin}${path}`}`)
  if (!environment.demonstration && !environment.siteUrl)
    console.log('  SITE_URL is not set: links and QR codes name the address that each request came to.')
  for (const feed of await wired.feedsToShow())
    console.log(`  feed   ${origin}/calendar/${feed.secret}.ics  (${feed.name})`)
})
