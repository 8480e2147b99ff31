import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

const body = z.object({ account: z.string(), factors: z.union([z.literal(1), z.literal(2)]) })

/**
 * Opens a session for somebody of whom we know already who she is, with a cookie as better-auth writes it. It has no path: it
 * can be called by our code only.
 */
export const openingSessions = {
  id: 'opening-sessions',
  endpoints: {
    openSession: createAuthEndpoint({ method: 'POST', body }, async ctx => {
      const { account, factors } = ctx.body
      const { internalAdapter } = ctx.context
      const user = await internalAdapter.findUserById(account)
      if (!user) throw new Error(`there is no account ${account}`)
      const given = { factors, provenAt: new Date() }
      const session = await internalAdapter.createSession(account, false, given, true)
      await setSessionCookie(ctx, { session, user }, false)
      return ctx.json({ session: session.id })
    }),
  },
} satisfies BetterAuthPlugin
