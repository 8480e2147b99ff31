import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Schema } from '../schema/check-shape.ts'
import { counsellorsSchema } from '../schema/counsellor.ts'
import { districtSchema } from '../schema/district.ts'
import { officeSchema } from '../schema/office.ts'
import { officeHoursListSchema } from '../schema/office-hours.ts'
import { officeKindSchema } from '../schema/office-kind.ts'
import { paperSchema } from '../schema/paper.ts'
import { teamsSchema } from '../schema/team.ts'
import { termSchema } from '../schema/term.ts'
import { topicSchema } from '../schema/topic.ts'
import { townSchema } from '../schema/town.ts'
import { checkContent } from './check-content.ts'
import type { Content, Guide } from './content.ts'
import { ContentError, type Fault, type Report } from './content-error.ts'
import type { Draft } from './draft.ts'
import { type Folder, readFile, readFolder } from './read-folder.ts'
import { type GuideDraft, readGuides } from './read-guides.ts'
import { sortContent } from './sort-content.ts'

export type ReadOptions = {
  /** As 2026-11-22: with it, days of checking in the future are faults. */
  readonly today?: string
}

/** Reads and checks a whole content folder. Throws one ContentError that tells every fault there is. */
export function readContent(directory: string, { today }: ReadOptions = {}): Content {
  const faults: Fault[] = []
  const report: Report = fault => faults.push(fault)
  const draft = readDraft(directory, report)
  checkContent(draft, today, report)
  const { district } = draft
  if (faults.length > 0 || !district) throw new ContentError(faults)
  return sortContent({
    district,
    guides: guidesOf(draft.guides),
    terms: withIds(draft.terms),
    papers: withIds(draft.papers),
    topics: withIds(draft.topics),
    officeKinds: withIds(draft.officeKinds),
    offices: withIds(draft.offices),
    towns: withIds(draft.towns),
    counsellors: draft.counsellors ?? [],
    officeHours: draft.officeHours ?? [],
    teams: draft.teams ?? [],
  })
}

function readDraft(directory: string, report: Report): Draft {
  const folder = <Value>(name: string, schema: Schema<Value>) => readFolder(directory, name, schema, report)
  const demo = <Value>(name: string, schema: Schema<Value>) => {
    const file = `demo/${name}.yaml`
    return existsSync(join(directory, file)) ? readFile(directory, file, schema, report) : undefined
  }
  return {
    district: readFile(directory, 'district.yaml', districtSchema, report),
    guides: readGuides(directory, report),
    terms: folder('terms', termSchema),
    papers: folder('papers', paperSchema),
    topics: folder('topics', topicSchema),
    officeKinds: folder('office-kinds', officeKindSchema),
    offices: folder('offices', officeSchema),
    towns: folder('towns', townSchema),
    counsellors: demo('counsellors', counsellorsSchema),
    officeHours: demo('office-hours', officeHoursListSchema),
    teams: demo('teams', teamsSchema),
  }
}

function withIds<Value extends object>(folder: Folder<Value>): (Value & { readonly id: string })[] {
  return [...folder].flatMap(([id, value]) => (value ? [{ ...value, id }] : []))
}

function guidesOf(folder: Folder<GuideDraft>): Guide[] {
  return withIds(folder).flatMap(({ id, facts, source, translations }) =>
    facts && source ? [{ id, facts, source, translations }] : [],
  )
}
