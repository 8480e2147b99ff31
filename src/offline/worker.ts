/// <reference lib="webworker" />
import { cacheRule, keptName, mayKeep, offlineAddress } from './cache-rules.ts'
import { appointmentCache, assetCache, pageCache } from './names.ts'
import { listenToPush } from './push.ts'

const worker = self as unknown as ServiceWorkerGlobalScope

listenToPush(worker)

worker.addEventListener('install', () => {
  worker.skipWaiting()
})

worker.addEventListener('activate', event => {
  event.waitUntil(dropOldCaches().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const { pathname, search, origin } = new URL(request.url)
  const asked = {
    method: request.method,
    mode: request.mode,
    pathname,
    sameOrigin: origin === location.origin,
  }
  const rule = cacheRule(asked)
  if (rule === 'page') event.respondWith(page(request, pathname, event))
  if (rule === 'appointment') event.respondWith(appointment(request, pathname, search === '?kept'))
  if (rule === 'asset') event.respondWith(asset(request))
})

/** The page that brought the worker was there before it: it asks to be kept, or the first page would be the one that is lost. */
worker.addEventListener('message', event => {
  const pathname = String(event.data?.keep ?? '')
  if (cacheRule({ method: 'GET', mode: 'navigate', pathname, sameOrigin: true }) !== 'page') return
  event.waitUntil(
    fetch(pathname)
      .then(response => (mayKeep(response) ? keepPage(new Request(pathname), response, pathname) : undefined))
      .catch(() => undefined),
  )
})

async function dropOldCaches(): Promise<void> {
  const kept = [pageCache, assetCache, appointmentCache]
  for (const name of await caches.keys()) if (!kept.includes(name)) await caches.delete(name)
}

/** The network first, so that corrected words are read; the copy from the last visit where there is no network. */
async function page(request: Request, pathname: string, event: FetchEvent): Promise<Response> {
  try {
    const response = await fetch(request)
    if (request.method === 'GET' && mayKeep(response))
      event.waitUntil(keepPage(request, response.clone(), pathname))
    return response
  } catch {
    return (await caches.match(request, { cacheName: pageCache, ignoreSearch: true })) ?? offline(pathname)
  }
}

async function keepPage(request: Request, response: Response, pathname: string): Promise<void> {
  const cache = await caches.open(pageCache)
  await cache.put(request, response)
  const fallback = offlineAddress(pathname)
  if (await cache.match(fallback)) return
  await cache.add(fallback)
  await keepScripts(cache, fallback)
}

/** The offline page lists kept appointments by script: its files, and what they import, have to be there before they are needed. */
async function keepScripts(cache: Cache, address: string): Promise<void> {
  const html = (await (await cache.match(address))?.text()) ?? ''
  const waiting = namesIn(html)
  const assets = await caches.open(assetCache)
  for (const name of waiting) {
    const file = `/_app/${name}`
    if (!(await assets.match(file))) await assets.add(file)
    const source = (await (await assets.match(file))?.text()) ?? ''
    for (const imported of namesIn(source)) if (!waiting.includes(imported)) waiting.push(imported)
  }
}

/** Names of hashed scripts in a page (`"/_app/x.js"`) or in a script (`"./x.js"`). */
function namesIn(text: string): string[] {
  return [...text.matchAll(/"(?:\/_app|\.)\/([^"/]+\.js)"/g)].flatMap(match => match[1] ?? [])
}

/** What was kept, where that is asked for or there is no connection; the server only asks for the code again. */
async function appointment(request: Request, pathname: string, keptFirst: boolean): Promise<Response> {
  const kept = () => caches.match(keptName(pathname), { cacheName: appointmentCache })
  if (keptFirst) return (await kept()) ?? fetch(request)
  try {
    return await fetch(request)
  } catch {
    return (request.method === 'GET' && (await kept())) || offline(pathname)
  }
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: assetCache })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(assetCache)).put(request, response.clone())
  return response
}

async function offline(pathname: string): Promise<Response> {
  return (await caches.match(offlineAddress(pathname), { cacheName: pageCache })) ?? Response.error()
}
