import type { Token } from 'marked'
import type { LanguageTag } from '../../i18n/languages.ts'
import type { Fault, Report } from './content-error.ts'
import type { Ids } from './ids.ts'
import { flatten, lexBlocks, lexLine, readTarget, type Target } from './marks.ts'

/** Where a text stands, for its faults. */
export type Place = { readonly file: string; readonly field: string; readonly language: LanguageTag }

type Finding = Pick<Fault, 'found' | 'write'>

const allowed = ['paragraph', 'list', 'list_item', 'space', 'text', 'strong', 'em', 'link', 'br', 'escape']
const entity = /&(#\d+|#x[\da-f]+|[a-z]\w*);/i

/** Checks a text of paragraphs and lists: marks, links, no HTML, no law. */
export function checkText(markdown: string, place: Place, ids: Ids, report: Report): void {
  checkTokens(lexBlocks(markdown, place.language), markdown, place, ids, report)
}

/** Checks a text on one line the same way. */
export function checkLine(markdown: string, place: Place, ids: Ids, report: Report): void {
  checkTokens(lexLine(markdown, place.language), markdown, place, ids, report)
}

function checkTokens(tokens: Token[], markdown: string, place: Place, ids: Ids, report: Report): void {
  const findings = [
    ...findInCharacters(markdown),
    ...flatten(tokens).flatMap(token => findInToken(token, ids)),
  ]
  for (const finding of findings) report({ file: place.file, field: place.field, ...finding })
}

function* findInCharacters(markdown: string): Generator<Finding> {
  const sign = /.{0,20}§.{0,20}/.exec(markdown)
  if (sign) yield { found: JSON.stringify(sign[0]), write: 'words without "§": the law stands in guide.yaml' }
  const code = entity.exec(markdown)
  if (code) yield { found: code[0], write: 'the character itself' }
}

function findInToken(token: Token, ids: Ids): Finding[] {
  const found = JSON.stringify(token.raw.trim().slice(0, 60))
  if (token.type === 'html') return [{ found: `raw HTML ${found}`, write: 'the words without it' }]
  if (!allowed.includes(token.type)) {
    return [
      { found: `${token.type} ${found}`, write: 'paragraphs, one list, **strong**, *German word*, links' },
    ]
  }
  if (token.type === 'em' && token.raw.startsWith('_')) return [{ found, write: '*word* for a German word' }]
  if (token.type === 'list') return findInList(token, found)
  return token.type === 'link' ? findInLink(String(token.href), ids) : []
}

function findInList(list: Token, found: string): Finding[] {
  // "3. November" at the start of a line would be shown as an entry of a list.
  if (!('ordered' in list) || !list.ordered || (list.start === 1 && list.items.length > 1)) return []
  return [{ found, write: 'the date or number further inside the line, or a list that begins with "- "' }]
}

function findInLink(address: string, ids: Ids): Finding[] {
  const target = readTarget(address)
  if (target) return findInTarget(target, ids)
  const write = 'term:<id>, guide:<id>, guide:<id>#<step>, https://…, mailto:… or tel:+49…'
  return [{ found: `the link ${address}`, write }]
}

function findInTarget(target: Target, ids: Ids): Finding[] {
  if (target.kind === 'term' && !ids.terms.has(target.id)) {
    return [{ found: `the link term:${target.id}`, write: 'an id from terms/, or add that term' }]
  }
  if (target.kind !== 'guide') return []
  if (!ids.guides.has(target.id)) {
    return [{ found: `the link guide:${target.id}`, write: `a guide: ${[...ids.guides].join(', ')}` }]
  }
  const steps = ids.steps.get(target.id)
  if (target.step === undefined || !steps || steps.has(target.step)) return []
  const write = `a step of ${target.id}: ${[...steps].join(', ')}`
  return [{ found: `the link guide:${target.id}#${target.step}`, write }]
}
