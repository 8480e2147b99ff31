import { getFeed } from '../../web/http/feed.ts'

export const prerender = false
export const ALL = getFeed
