import { type LanguageTag, languageOf } from '../../i18n/languages.ts'

/** Where links to terms and guides in a text lead. */
export type Links = {
  readonly termHref: (id: string) => string
  readonly guideHref: (id: string, step: string | undefined) => string
}

/** The addresses of the site's own pages in the language that the reader asked for. */
export function siteLinks(asked: LanguageTag): Links {
  const { segment } = languageOf(asked)
  return {
    termHref: id => `/${segment}/terms/#${id}`,
    guideHref: (id, step) => `/${segment}/guides/${id}/${step === undefined ? '' : `#${step}`}`,
  }
}
