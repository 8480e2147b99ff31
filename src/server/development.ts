// The application for `astro dev`, which brings its own server. Never part of a build.
import { checkedStart } from './checked-start.ts'
import { wire } from './wire.ts'

const { content, environment } = checkedStart()

/** Resolves once storage is open. */
export const development = wire(environment, content).then(({ app }) => app)
