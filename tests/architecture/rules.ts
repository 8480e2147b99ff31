import type { Import } from './imports.ts'

/** A room of the house, and what it may import: files by their beginning, packages by their name. */
interface Rule {
  readonly room: string
  readonly files: RegExp
  readonly may: readonly RegExp[]
  /** May be imported as a type only. */
  readonly asType?: readonly RegExp[]
}

const context = '(booking|calendars|delivery|information|staff|boards|plan)'
const cores = /^(booking|calendars|delivery|staff|boards|plan)\/core\//

/** Who may import whom. What is not named is forbidden. The first room that a file belongs to counts. */
export const rules: readonly Rule[] = [
  { room: 'a core', files: new RegExp(`^${context}/core/`), may: [/^rrule-temporal$/] },
  { room: 'ports', files: new RegExp(`^${context}/ports/`), may: [] },
  { room: 'use cases', files: new RegExp(`^${context}/use-cases/`), may: [] },
  {
    room: 'information/schema',
    files: /^information\/schema\//,
    may: [/^information\/schema\//, /^zod$/, /^i18n\/languages\.ts$/],
  },
  {
    room: 'information/library',
    files: /^information\/library\//,
    may: [/^information\//, /^i18n\/languages\.ts$/, /^astro:content$/],
  },
  {
    room: 'information',
    files: /^information\//,
    // The loader runs at build and at start: it reads files, and Astro gives it a store.
    may: [/^information\//, /^i18n\/languages\.ts$/, /^node:/, /^yaml$/, /^marked$/],
    asType: [/^astro$/, /^zod$/],
  },
  {
    room: 'content.config',
    files: /^content\.config\.ts$/,
    may: [/^astro:content$/, /^information\//, /^zod$/, /^astro$/],
  },
  {
    room: 'icalendar',
    files: /^icalendar\//,
    may: [/^icalendar\//, /^ics$/, /^ical\.js$/, /^windows-iana$/],
  },
  { room: 'csv', files: /^csv\//, may: [/^csv\//] },
  { room: 'i18n/strings', files: /^i18n\/strings\//, may: [/^i18n\//, /^i18next$/, /^locales\//] },
  { room: 'i18n', files: /^i18n\//, may: [/^i18n\/(languages|formats)/, /^negotiator$/] },
  {
    room: 'config',
    files: /^config\//,
    may: [/^config\//, /^zod$/, /^i18n\/languages\.ts$/, /^node:crypto$/],
  },
  {
    room: 'adapters',
    files: /^adapters\//,
    may: [cores, new RegExp(`^${context}/ports/`), /^icalendar\//, /^[@a-z][^/]*(\/[^/.]+)?$/, /^node:/],
  },
  {
    room: 'islands of staff',
    // Loaded below /staff/ only; their words come from the page.
    files: /^islands\/staff\//,
    may: [/^islands\/staff\//, cores, /^i18n\/formats\//, /^react$/, /^@fullcalendar\//],
  },
  {
    room: 'islands',
    files: /^islands\//,
    may: [/^islands\/(?!staff\/)/, cores, /^i18n\/formats\//, /^offline\/(?!worker)/, /^altcha-lib$/],
  },
  { room: 'offline', files: /^offline\//, may: [/^offline\//, /^workbox-/] },
  {
    room: 'build',
    files: /^build\//,
    may: [/^build\//, /^node:/, /^vite$/, /^workbox-build$/, /^server\/security-headers\.ts$/],
    asType: [/^astro$/],
  },
  {
    room: 'web',
    files: /^web\//,
    may: [
      /^web\//,
      cores,
      /^information\/(library|schema)\//,
      /^i18n\//,
      /^zod$/,
      /^islands\//,
      /^lucide-static$/,
      /^qrcode-generator$/,
      /^d3-(scale|shape)$/,
      /^csv\//,
      /^node:(crypto|zlib|util)$/,
    ],
    asType: [
      /^server\/(app|workspace\/[a-z-]+)\.ts$/,
      /^(booking|staff)\/use-cases\/([a-z]+-)?signatures\.ts$/,
      /^astro$/,
    ],
  },
  {
    room: 'pages',
    files: /^pages\//,
    may: [/^web\//, /^information\/library\//, /^i18n\//, /^islands\//, /^node:crypto$/],
    asType: [/^server\/app\.ts$/, /^astro$/],
  },
  {
    room: 'middleware',
    files: /^middleware\.ts$/,
    // Development has no main.ts; the import is cut from a build.
    may: [/^web\//, /^astro:middleware$/, /^server\/development\.ts$/],
    asType: [/^astro$/],
  },
  {
    room: 'types of the environment',
    files: /^env\.d\.ts$/,
    may: [/^server\/app\.ts$/, /^web\/http\/problem\.ts$/],
  },
  {
    room: 'the process',
    files: /^server\//,
    may: [
      /^server\//,
      /^node:/,
      /^astro$/,
      /^sirv$/,
      /^ipaddr\.js$/,
      /^config\//,
      /^csv\//,
      /^adapters\//,
      /^(boards|booking|calendars|delivery|staff)\//,
      /^i18n\//,
      /^information\/loader\//,
    ],
  },
]

/** Only these put adapters and use cases together. */
const compositionRoot =
  /^server\/(wire|make-app|calendars|connected-calendars|health|deliver|demonstration|limits|app|message-handlers|notices|staff|workspace\/.+|commands\/.+)\.ts$/
const wireIsFor = /^server\/(main|deliverer|development)\.ts$/

function ownContext(file: string): string | undefined {
  return new RegExp(`^${context}/`).exec(file)?.[1]
}

/** Inside a context: a core knows itself, ports know their core, use cases know both. */
function isWithinContext({ from, to }: Import): boolean {
  const own = ownContext(from)
  if (own === undefined || own === 'information' || ownContext(to) !== own) return false
  const [, room] = from.split('/')
  const [, target] = to.split('/')
  if (room === 'core') return target === 'core'
  if (room === 'ports') return target === 'core' || target === 'ports'
  return target === 'core' || target === 'ports' || target === 'use-cases'
}

function isAnotherAdapter({ from, to }: Import): boolean {
  const adapter = (file: string) => /^adapters\/([^/]+)\//.exec(file)?.[1]
  return adapter(to) !== undefined && adapter(from) === adapter(to)
}

/** Why an import is forbidden; undefined where it is allowed. */
export function verdict(imported: Import): string | undefined {
  const { from, to, typeOnly } = imported
  if (to === 'server/wire.ts' && !wireIsFor.test(from)) return `${from} imports wire; only the process may`
  if (/^server\//.test(from) && /^adapters\//.test(to) && !compositionRoot.test(from))
    return `${from} imports ${to}; only the composition root meets adapters`
  if (isWithinContext(imported) || isAnotherAdapter(imported)) return undefined
  const rule = rules.find(candidate => candidate.files.test(from))
  if (!rule) return `${from} belongs to no room; name it in tests/architecture/rules.ts`
  if (rule.may.some(allowed => allowed.test(to))) return undefined
  if (typeOnly && rule.asType?.some(allowed => allowed.test(to))) return undefined
  return `${from} imports ${to}; ${rule.room} may not`
}
