import { Parser, Renderer, type Tokens } from 'marked'
import { directionOf, type LanguageTag } from '../../i18n/languages.ts'
import { lexBlocks, lexLine, readTarget, type Target } from './marks.ts'

export type RenderContext = {
  /** The language that the text is written in. */
  readonly language: LanguageTag
  readonly termHref: (id: string) => string
  readonly guideHref: (id: string, step: string | undefined) => string
}

/** HTML of a text of paragraphs and lists. Raw HTML comes out as the characters it is written with. */
export function renderText(markdown: string, context: RenderContext): string {
  const renderer = new TextRenderer(context)
  return Parser.parse(lexBlocks(markdown, context.language), { renderer }).trim()
}

/** HTML of a text on one line, without a paragraph around it. */
export function renderLine(markdown: string, context: RenderContext): string {
  const renderer = new TextRenderer(context)
  return Parser.parseInline(lexLine(markdown, context.language), { renderer })
}

// Between words that run right to left the parts of a time or a telephone number would change places.
const timeOrPhone = /(?<![\d:])\d{1,2}:\d{2}(?![\d:])|(?<![\d+])(?:\+|0)\d[\d ()/-]{4,}\d/g

class TextRenderer extends Renderer {
  readonly #context: RenderContext
  readonly #rightToLeft: boolean

  constructor(context: RenderContext) {
    super()
    this.#context = context
    this.#rightToLeft = directionOf(context.language) === 'rtl'
  }

  override em({ tokens }: Tokens.Em): string {
    const words = this.parser.parseInline(tokens)
    return this.#context.language.startsWith('de') ? `<bdi>${words}</bdi>` : `<bdi lang="de">${words}</bdi>`
  }

  override link({ href, tokens }: Tokens.Link): string {
    const words = this.parser.parseInline(tokens)
    const target = readTarget(href)
    return target ? this.#anchor(target, words) : words
  }

  override text(token: Tokens.Text | Tokens.Escape): string {
    if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens)
    const words = escapeHtml(token.text)
    return this.#rightToLeft ? words.replace(timeOrPhone, '<bdi>$&</bdi>') : words
  }

  override html({ raw }: Tokens.HTML | Tokens.Tag): string {
    return escapeHtml(raw)
  }

  override image({ text }: Tokens.Image): string {
    return escapeHtml(text)
  }

  #anchor(target: Target, words: string): string {
    const { termHref, guideHref } = this.#context
    if (target.kind === 'term')
      return `<a class="term" href="${escapeHtml(termHref(target.id))}">${words}</a>`
    if (target.kind === 'guide')
      return `<a href="${escapeHtml(guideHref(target.id, target.step))}">${words}</a>`
    const address = escapeHtml(target.address)
    if (target.kind === 'phone') return `<a href="${address}"><bdi>${words}</bdi></a>`
    return `<a href="${address}" rel="noreferrer">${words}</a>`
  }
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
