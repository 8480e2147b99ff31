// What happens around a request, in this order. Prerendered pages pass through once, at build time.

import { sequence } from 'astro:middleware'
import type { MiddlewareHandler } from 'astro'
import { addSlash } from './web/steps/add-slash.ts'
import { catchFaults } from './web/steps/catch-faults.ts'
import { compress } from './web/steps/compress.ts'
import { guardStaff } from './web/steps/guard-staff.ts'
import { keepPrivate } from './web/steps/keep-private.ts'
import { knowLanguage } from './web/steps/know-language.ts'
import { knowStaff } from './web/steps/know-staff.ts'
import { readForm } from './web/steps/read-form.ts'
import { refuseCrossSite } from './web/steps/refuse-cross-site.ts'
import { refuseLargeBody } from './web/steps/refuse-large-body.ts'

/** `astro dev` has no main.ts to hand the application in; the condition is constant in a build, which drops the import. */
const bringAppInDevelopment: MiddlewareHandler = async (context, next) => {
  if (import.meta.env.DEV && !context.isPrerendered)
    context.locals.app ??= await (await import('./server/development.ts')).development
  return next()
}

/**
 * Pages that are built ahead need none of the steps: no request is theirs. Nor does the page that says why a request was
 * refused, to which the request is rewritten: the same step would refuse it again.
 */
function onlyDynamic(step: MiddlewareHandler): MiddlewareHandler {
  return (context, next) => (context.isPrerendered || context.locals.refused ? next() : step(context, next))
}

export const onRequest = sequence(
  bringAppInDevelopment,
  ...[
    keepPrivate,
    compress,
    catchFaults,
    addSlash,
    knowLanguage,
    refuseLargeBody,
    refuseCrossSite,
    readForm,
    knowStaff,
    guardStaff,
  ].map(onlyDynamic),
)
