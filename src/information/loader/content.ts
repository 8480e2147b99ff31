import type { LanguageTag } from '../../i18n/languages.ts'
import type { CounsellorFile } from '../schema/counsellor.ts'
import type { District } from '../schema/district.ts'
import type { GuideFacts } from '../schema/guide.ts'
import type { SourceFrontMatter, StepLines, TranslationFrontMatter } from '../schema/guide-text.ts'
import type { OfficeFile } from '../schema/office.ts'
import type { OfficeHoursFile } from '../schema/office-hours.ts'
import type { OfficeKindFile } from '../schema/office-kind.ts'
import type { PaperFile } from '../schema/paper.ts'
import type { TeamFile } from '../schema/team.ts'
import type { TermFile } from '../schema/term.ts'
import type { TopicFile } from '../schema/topic.ts'
import type { TownFile } from '../schema/town.ts'

type Identified<File> = File & { readonly id: string }

export type Term = Identified<TermFile>
export type Paper = Identified<PaperFile>
export type Topic = Identified<TopicFile>
export type OfficeKind = Identified<OfficeKindFile>
export type Office = Identified<OfficeFile>
export type Town = Identified<TownFile>
export type Counsellor = CounsellorFile
export type OfficeHours = OfficeHoursFile
export type Team = TeamFile

/** A section of a guide's text; hash is that of its heading and words. Texts are Markdown with the marks of the README. */
type SectionBase = { readonly id: string; readonly title: string; readonly hash: string }
export type StepSection = SectionBase & { readonly lines: StepLines; readonly body: string }
export type TextSection = SectionBase & { readonly body: string }
export type ClausesSection = SectionBase & {
  readonly items: readonly { readonly id: string; readonly text: string }[]
}

/** A guide's text in one language; headHash covers title, summary and notFor. */
export type GuideText<FrontMatter> = {
  readonly head: FrontMatter
  readonly headHash: string
  readonly steps: readonly StepSection[]
  readonly missed: TextSection
  readonly rights: ClausesSection
  readonly duties: ClausesSection
  readonly help: TextSection
}
export type SourceText = GuideText<SourceFrontMatter>
export type Translation = GuideText<TranslationFrontMatter>

export type Guide = {
  readonly id: string
  readonly facts: GuideFacts
  readonly source: SourceText
  /** By language, without the source language. */
  readonly translations: Readonly<Partial<Record<LanguageTag, Translation>>>
}

/** All that content/ holds, checked. Lists are in the order in which they are shown, else by id. */
export type Content = {
  readonly district: District
  readonly guides: readonly Guide[]
  readonly terms: readonly Term[]
  readonly papers: readonly Paper[]
  readonly topics: readonly Topic[]
  readonly officeKinds: readonly OfficeKind[]
  readonly offices: readonly Office[]
  readonly towns: readonly Town[]
  /** The demonstration's counsellors, their rules and teams; empty in a real district. */
  readonly counsellors: readonly Counsellor[]
  readonly officeHours: readonly OfficeHours[]
  readonly teams: readonly Team[]
}
