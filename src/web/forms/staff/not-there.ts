import type { AstroGlobal } from 'astro'

/** Answers that there is no such page: also where there is one, of somebody else. */
export function notThere(astro: Pick<AstroGlobal, 'locals' | 'rewrite' | 'url'>): Promise<Response> {
  astro.locals.refused = 'not-found'
  return astro.rewrite(new Request(new URL('/staff/refused/', astro.url)))
}
