// `npm run calendar:feeds`: lists, makes, renews and revokes the addresses under which calendars fetch appointments.
import { parseArgs } from 'node:util'
import { type FeedDetail, feedDetails } from '../../booking/core/feed.ts'
import type { AddFeedInput } from '../../booking/use-cases/feed-signatures.ts'
import type { Content } from '../../information/loader/content.ts'
import { checkedStart } from '../checked-start.ts'
import { addressLines, feedLines } from './feed-lines.ts'
import { type Feeds, openFeedsOf } from './open-feeds.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = `npm run calendar:feeds
       npm run calendar:feeds -- add --counsellor ID|--office ID|--team ID|--district [--label "Handy"] [--details topic,language]
       npm run calendar:feeds -- rotate ID
       npm run calendar:feeds -- revoke ID`

const options = {
  counsellor: { type: 'string' },
  office: { type: 'string' },
  team: { type: 'string' },
  district: { type: 'boolean' },
  label: { type: 'string' },
  details: { type: 'string' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

const refuseUsage = (): never => {
  throw new CommandRefused(`Usage: ${usage}`)
}

function isDetail(word: string): word is FeedDetail {
  return feedDetails.some(detail => detail === word)
}

function detailsOf({ details = '' }: Values): readonly FeedDetail[] {
  const named = details
    .split(',')
    .map(word => word.trim())
    .filter(Boolean)
  const unknown = named.filter(word => !isDetail(word))
  if (unknown.length > 0)
    throw new CommandRefused(`details can be ${feedDetails.join(', ')}; not ${unknown.join(', ')}`)
  return named.filter(isDetail)
}

/** The one target that was named. */
function wantedFeed(values: Values): AddFeedInput {
  const named = (['counsellor', 'office', 'team'] as const).flatMap(scope => {
    const target = values[scope]
    return target === undefined ? [] : [{ scope, target }]
  })
  const targets = [...named, ...(values.district ? [{ scope: 'district' as const, target: '' }] : [])]
  const [target] = targets
  if (target === undefined || targets.length > 1) return refuseUsage()
  return { ...target, label: values.label ?? '', details: detailsOf(values) }
}

async function add({ addFeed }: Feeds, { offices }: Content, values: Values) {
  const wanted = wantedFeed(values)
  const { scope, target } = wanted
  const isThere = scope !== 'office' || offices.some(({ id }) => id === target)
  const feed = isThere ? await addFeed(wanted) : undefined
  if (!feed) throw new CommandRefused(`there is no ${scope} ${target}`)
  return feed
}

/** What a feed is called in a command: an id that is there. */
const unknownFeed = (id: string): CommandRefused =>
  new CommandRefused(`there is no feed ${id}; npm run calendar:feeds lists them`)

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [verb = 'list', id, ...more] = positionals
  if (more.length > 0 || (id !== undefined) !== (verb === 'rotate' || verb === 'revoke')) refuseUsage()
  const { content, environment } = checkedStart()
  const feeds = await openFeedsOf(environment)
  const shown = (feed: Parameters<typeof addressLines>[0]) => ({
    lines: addressLines(feed, content, environment.siteUrl),
  })
  try {
    if (verb === 'list') {
      const lines = (await feeds.listFeeds()).flatMap(feed => feedLines(feed, content))
      return { lines: lines.length === 0 ? ['there are no feeds'] : lines }
    }
    if (verb === 'add') return shown(await add(feeds, content, values))
    if (verb === 'rotate' && id !== undefined) {
      const feed = await feeds.rotateFeed(id)
      if (!feed) throw unknownFeed(id)
      return shown(feed)
    }
    if (verb === 'revoke' && id !== undefined) {
      if (!(await feeds.revokeFeed(id))) throw unknownFeed(id)
      return { lines: [`revoked ${id}: its address is dead, and calendars that had it get nothing more`] }
    }
    return refuseUsage()
  } finally {
    await feeds.close()
  }
})
