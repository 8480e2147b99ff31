import type { LanguageTag } from '../../i18n/languages.ts'
import type { Office } from '../loader/content.ts'
import type { CostKind, GuideSource, ResidenceStatus } from '../schema/guide.ts'
import type { SectionStatus } from '../status/section-status.ts'

/** Safe to set as HTML: made by renderText, which lets no raw HTML through. */
export type Html = string

/** A text in the language asked for, or in German where that is missing: `shown` goes into lang and dir. */
export type Shown = { readonly shown: LanguageTag }

export type TermView = Shown & {
  readonly id: string
  /** The official German word as it stands on letters and door signs. */
  readonly word: string
  readonly plain: string
  readonly meaning: Html
}

export type PaperView = Shown & {
  readonly id: string
  readonly word: string
  readonly name: string
  readonly note: Html | undefined
}

export type TopicView = Shown & {
  readonly id: string
  /** A Lucide icon name. */
  readonly icon: string
  readonly order: number
  /** Whether counsellors can be asked about it. */
  readonly bookable: boolean
  readonly name: string
  readonly line: string
}

export type OfficeKindView = Shown & {
  readonly id: string
  readonly word: string
  readonly icon: string
  readonly name: string
  readonly does: Html
}

/** Names and addresses are German, as on the door. */
export type OfficeView = Omit<Office, 'note' | 'town'> & {
  /** The town's name. */
  readonly town: string
  readonly townId: string
  /** Plain text, written in `noteShown`. */
  readonly note: string | undefined
  readonly noteShown: LanguageTag
}

export type StepView = {
  readonly id: string
  /** Counted from 1. */
  readonly number: number
  /** Plain text, for addresses shared and the title of a page; titleHtml has the German words set apart. */
  readonly title: string
  readonly titleHtml: Html
  readonly status: SectionStatus
  /** `you`, `adviser`, `landlord`, `employer`, `school`, `doctor` or ids of office kinds. */
  readonly who: readonly string[]
  /** Instead of the standard words for `who`. */
  readonly whoText: Html | undefined
  /** An office kind's id, `online`, `phone`, `post`, or undefined where the place does not matter. */
  readonly where: string | undefined
  readonly papers: readonly string[]
  readonly bring: Html | undefined
  readonly deadline: Html | undefined
  /** What to do when the deadline has passed; there whenever `deadline` is. */
  readonly missed: Html | undefined
  readonly cost: { readonly kind: CostKind; readonly text: Html | undefined }
  readonly duration: Html | undefined
  readonly next: Html
  readonly body: Html
  /** Ids of the terms named by the facts or linked in the words, each once. */
  readonly terms: readonly string[]
  readonly sources: readonly string[]
}

export type TextSectionView = {
  readonly title: string
  readonly titleHtml: Html
  readonly status: SectionStatus
  readonly body: Html
}

export type ClausesView = {
  readonly title: string
  readonly titleHtml: Html
  readonly status: SectionStatus
  readonly items: readonly { readonly id: string; readonly html: Html; readonly sources: readonly string[] }[]
}

/** Everything that the page of a guide needs, in one language. */
export type GuideView = Shown & {
  readonly id: string
  readonly topic: string
  readonly audience: 'all' | readonly ResidenceStatus[]
  /** The day on which the facts were last checked, as 2026-11-22. */
  readonly reviewed: string
  readonly sources: readonly GuideSource[]
  readonly related: readonly string[]
  /** The language asked for; `shown` differs where that translation does not exist. */
  readonly asked: LanguageTag
  /** Plain text; titleHtml has the German words set apart. */
  readonly title: string
  readonly titleHtml: Html
  /** Plain text, for descriptions and lists; summaryHtml has links and German words. */
  readonly summary: string
  readonly summaryHtml: Html
  readonly notFor: Html | undefined
  /** The worst of all sections. */
  readonly status: SectionStatus
  readonly headStatus: SectionStatus
  readonly steps: readonly StepView[]
  readonly missed: TextSectionView
  readonly rights: ClausesView
  readonly duties: ClausesView
  readonly help: TextSectionView
  /** Ids of all terms that the guide names or links, in the order of their first use. */
  readonly terms: readonly string[]
}

export type GuideSummary = Shown & {
  readonly id: string
  readonly topic: string
  readonly title: string
  readonly summary: string
  readonly status: SectionStatus
}

export type TopicWithGuides = { readonly topic: TopicView; readonly guides: readonly GuideSummary[] }
