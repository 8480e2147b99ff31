import { dayEnds } from '../boards/core/berlin.ts'
import { type NoticeDraft, type NoticeKind, noticeSource } from '../boards/core/notice.ts'
import { isOwnPage } from '../boards/core/notice-link.ts'
import { type LanguageTag, languageOf } from '../i18n/languages.ts'
import { stringsFor, type Translate } from '../i18n/strings/strings.ts'
import { escapeHtml } from './escape-html.ts'

/** Lucide's `info` and `triangle-alert`; a test compares them. The process does not load 1,600 drawings for two. */
export const noticeShapes: Readonly<Record<NoticeKind, string>> = {
  information: '<circle cx="12" cy="12" r="10" /> <path d="M12 16v-4" /> <path d="M12 8h.01" />',
  warning:
    '<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3" /> <path d="M12 9v4" /> <path d="M12 17h.01" />',
}

const linesOf = (text: string): string => text.split('\n').map(escapeHtml).join('<br>')

function textOf({ texts }: NoticeDraft, language: LanguageTag, t: Translate): string {
  const own = texts[language]
  if (own !== undefined) return `<p>${linesOf(own)}</p>`
  const german = linesOf(texts[noticeSource] ?? '')
  return `<p lang="de" dir="ltr">${german}</p><p class="small">${escapeHtml(t('notice.untranslated'))}</p>`
}

function linkOf({ link }: NoticeDraft, language: LanguageTag, t: Translate): string {
  if (link === null) return ''
  const more = escapeHtml(t('notice.more'))
  if (isOwnPage(link)) return `<a href="/${languageOf(language).segment}${escapeHtml(link)}">${more}</a>`
  const { href, host } = new URL(link)
  return `<a href="${escapeHtml(href)}">${more} (<bdi>${escapeHtml(host)}</bdi>)</a>`
}

/** One notice as readers of a language see it. */
export function postedNotice(notice: NoticeDraft, language: LanguageTag): string {
  const t = stringsFor(language)
  const until = dayEnds(notice.to).epochMilliseconds
  const icon = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${noticeShapes[notice.kind]}</svg>`
  const word = `<strong>${escapeHtml(t(`notice.${notice.kind}`))}</strong>`
  const inside = word + textOf(notice, language, t) + linkOf(notice, language, t)
  return `<div class="posted ${notice.kind}" data-until="${until}">${icon}<div>${inside}</div></div>`
}

/**
 * Notices as they stand on top of a page, in its language; the German text where a translation is missing. `data-until` is when
 * the last day is over (milliseconds of the epoch): a page that a device kept hides what is over by then.
 */
export function noticeBand(notices: readonly NoticeDraft[], language: LanguageTag): string {
  const posted = notices.map(notice => postedNotice(notice, language)).join('')
  const label = escapeHtml(stringsFor(language)('notice.label'))
  return `<section class="board" aria-label="${label}">${posted}</section>`
}
