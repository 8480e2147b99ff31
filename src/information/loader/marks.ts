import { Marked, type Token } from 'marked'
import type { LanguageTag } from '../../i18n/languages.ts'

/** Where a link leads: to a term, a guide or one of its steps, or out of the site. */
export type Target =
  | { readonly kind: 'term'; readonly id: string }
  | { readonly kind: 'guide'; readonly id: string; readonly step: string | undefined }
  | { readonly kind: 'phone' | 'outside'; readonly address: string }

const wrapped = new Marked({ gfm: true, breaks: false })
/** Einfaches Deutsch puts each statement on its own line, and readers see it so. */
const lineByLine = new Marked({ gfm: true, breaks: true })

/** The tokens of a text of paragraphs and lists. */
export function lexBlocks(markdown: string, language: LanguageTag): Token[] {
  return lexerFor(language).lexer(markdown)
}

/** The tokens of a text on one line. */
export function lexLine(markdown: string, language: LanguageTag): Token[] {
  const { defaults, Lexer } = lexerFor(language)
  return Lexer.lexInline(markdown, defaults)
}

/** Reads the address of a link; undefined for one that content may not use. */
export function readTarget(address: string): Target | undefined {
  const [, scheme, rest] = /^([a-z]+):(.*)$/s.exec(address) ?? []
  if (scheme === undefined || rest === undefined) return undefined
  if (scheme === 'term') return { kind: 'term', id: rest }
  if (scheme === 'guide') {
    const [id = '', step] = rest.split('#', 2)
    return { kind: 'guide', id, step }
  }
  if (scheme === 'tel') return /^\+?\d{3,15}$/.test(rest) ? { kind: 'phone', address } : undefined
  if (scheme === 'https') return /^\/\/[^\s/]+\.\S+$/.test(rest) ? { kind: 'outside', address } : undefined
  return scheme === 'mailto' ? { kind: 'outside', address } : undefined
}

/** All tokens below these, each before its children. */
export function flatten(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(token => [token, ...flatten(childrenOf(token))])
}

/** The targets of all links in a text, in order. */
export function targetsOf(tokens: readonly Token[]): Target[] {
  return flatten(tokens).flatMap(token => {
    const target = token.type === 'link' ? readTarget(String(token.href)) : undefined
    return target ? [target] : []
  })
}

/** The words of a text without its marks. */
export function plainText(markdown: string): string {
  return flatten(lexLine(markdown, 'de'))
    .filter(token => childrenOf(token).length === 0)
    .map(token => ('text' in token ? String(token.text) : ' '))
    .join('')
}

function lexerFor(language: LanguageTag): Marked {
  return language === 'de-simple' ? lineByLine : wrapped
}

function childrenOf(token: Token): readonly Token[] {
  if (token.type === 'list') return token.items as Token[]
  return ('tokens' in token && token.tokens) || []
}
