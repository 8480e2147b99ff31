import { sourceLanguage } from '../../i18n/languages.ts'
import { closingSections } from '../schema/guide.ts'
import { checkDistrictDates, checkGuideDates, checkSignatureDates } from './check-dates.ts'
import { checkGuideFacts } from './check-guide-facts.ts'
import { checkGuideText, checkSameLines } from './check-guide-text.ts'
import { checkCounsellors, checkOffice, checkOfficeHours, checkTeams } from './check-places.ts'
import { checkShortTexts } from './check-short-texts.ts'
import type { SourceText, Translation } from './content.ts'
import type { Report } from './content-error.ts'
import type { Draft } from './draft.ts'
import type { Ids } from './ids.ts'
import type { GuideDraft } from './read-guides.ts'

/** Checks what no single file can know: references, facts against words, words against each other, dates. */
export function checkContent(draft: Draft, today: string | undefined, report: Report): void {
  const ids = idsOf(draft)
  for (const [id, guide] of draft.guides) if (guide) checkGuide(id, guide, ids, today, report)
  for (const [id, office] of draft.offices) if (office) checkOffice(id, office, ids, report)
  checkShortTexts(draft, ids, report)
  checkCounsellors(draft.counsellors ?? [], draft.district, ids, report)
  checkOfficeHours(draft.officeHours ?? [], draft.counsellors, ids, report)
  checkTeams(draft.teams ?? [], draft.counsellors, report)
  if (today && draft.district) checkDistrictDates(draft.district, today, report)
}

function checkGuide(
  id: string,
  guide: GuideDraft,
  ids: Ids,
  today: string | undefined,
  report: Report,
): void {
  const { facts, source, translations } = guide
  if (!facts) return
  checkGuideFacts(id, facts, ids, report)
  if (today) checkGuideDates(id, facts, today, report)
  if (source) {
    const file = `guides/${id}/${sourceLanguage}.md`
    checkGuideText(source, facts, { file, language: sourceLanguage }, ids, report)
    checkRecords(source, { stamped: source.head.stamped, minor: source.head.minor }, file, report)
  }
  for (const [tag, text] of Object.entries(translations) as [keyof typeof translations, Translation][]) {
    const file = `guides/${id}/${tag}.md`
    checkGuideText(text, facts, { file, language: tag }, ids, report)
    checkRecords(text, { from: text.head.from, signed: text.head.signed }, file, report)
    if (source) checkSameLines(text, source, file, report)
    if (today) checkSignatureDates(text, file, today, report)
  }
}

/** What commands have written about sections must be about sections that there are. */
function checkRecords(
  text: SourceText | Translation,
  records: Readonly<Record<string, object>>,
  file: string,
  report: Report,
): void {
  const sections = ['head', ...text.steps.map(step => step.id), ...closingSections]
  for (const [key, record] of Object.entries(records)) {
    for (const section of Object.keys(record).filter(name => !sections.includes(name))) {
      const write = 'nothing: take the line out, or run `npm run content:stamp`'
      report({ file, field: `${key}.${section}`, found: 'a section that there is not', write })
    }
  }
}

function idsOf(draft: Draft): Ids {
  const steps = new Map<string, ReadonlySet<string>>()
  for (const [id, guide] of draft.guides) {
    if (guide?.facts) steps.set(id, new Set(guide.facts.steps.map(step => step.id)))
  }
  return {
    topics: new Set(draft.topics.keys()),
    papers: new Set(draft.papers.keys()),
    terms: new Set(draft.terms.keys()),
    officeKinds: new Set(draft.officeKinds.keys()),
    offices: new Set(draft.offices.keys()),
    towns: new Set(draft.towns.keys()),
    guides: new Set(draft.guides.keys()),
    steps,
  }
}
