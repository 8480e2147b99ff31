import type { IncomingMessage, ServerResponse } from 'node:http'
import { languageOf } from '../i18n/languages.ts'
import { negotiateLanguage } from '../i18n/negotiate.ts'

/**
 * Answers `/` with the reader's own language (Accept-Language), without a cookie and without script. False where her
 * browser asks for none that we have: then she gets the list of languages.
 */
export function chooseLanguage(req: IncomingMessage, res: ServerResponse): boolean {
  const [pathname] = (req.url ?? '/').split('?')
  if (pathname !== '/' || (req.method !== 'GET' && req.method !== 'HEAD')) return false
  res.setHeader('Vary', 'Accept-Language')
  const language = negotiateLanguage(req.headers['accept-language'])
  if (language === undefined) return false
  res.writeHead(302, { Location: `/${languageOf(language).segment}/`, 'Cache-Control': 'no-cache' })
  res.end()
  return true
}
