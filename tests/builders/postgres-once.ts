import type { TestProject } from 'vitest/node'
import { prepareTemplate } from './postgres-databases.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'

let server: PostgresServer | undefined

/** Starts one PostgreSQL server for a whole run of tests. */
export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres()
  await prepareTemplate(server.url)
  project.provide('postgres', server.url)
}

export async function teardown(): Promise<void> {
  await server?.remove()
}
