import { languages } from '../i18n/languages.ts'

/** One page a language: what getStaticPaths of a page below `[language]` returns. */
export function languagePaths() {
  return languages.map(language => ({
    params: { language: language.segment },
    props: { language: language.tag },
  }))
}
