import { existsSync } from 'node:fs'
import { createIdentifiers } from '../../adapters/crypto/identifiers.ts'
import { createSecrets } from '../../adapters/crypto/secrets.ts'
import { openStorage } from '../../adapters/sql/open-storage.ts'
import { makeAddFeed } from '../../booking/use-cases/add-feed.ts'
import { makeListFeeds } from '../../booking/use-cases/list-feeds.ts'
import { makeRevokeFeed } from '../../booking/use-cases/revoke-feed.ts'
import { makeRotateFeed } from '../../booking/use-cases/rotate-feed.ts'
import type { Environment } from '../../config/environment.ts'
import { databaseOf, usingDatabase } from './database-of.ts'
import { CommandRefused } from './run-command.ts'

/** Opens the feeds of an installation, beside a server that may be running. Refuses where there is no database yet. */
export async function openFeedsOf(environment: Environment) {
  const address = databaseOf(environment)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new CommandRefused(
      `there is no ${address.file}; LOTSE_DATA or DATABASE_URL must be what the server has`,
    )
  const { storage, close } = await usingDatabase(address, openStorage)
  const needs = {
    storage,
    clock: { now: () => Temporal.Now.instant() },
    secrets: createSecrets(environment.secret, environment.formerSecrets),
    identifiers: createIdentifiers(),
  }
  return {
    listFeeds: makeListFeeds(needs),
    addFeed: makeAddFeed(needs),
    rotateFeed: makeRotateFeed(needs),
    revokeFeed: makeRevokeFeed(needs),
    close,
  }
}

export type Feeds = Awaited<ReturnType<typeof openFeedsOf>>
