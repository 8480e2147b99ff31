import type { Kysely, Selectable } from 'kysely'
import type { Counsellor } from '../../../booking/core/counsellor.ts'
import type { OfficeHours } from '../../../booking/core/office-hours.ts'
import type { Schema } from '../schema.ts'

const counsellorOf = (row: Selectable<Schema['counsellors']>): Counsellor => ({
  id: row.id,
  label: row.label,
  languages: JSON.parse(row.languages),
  topics: JSON.parse(row.topics),
  woman: row.woman === null ? null : row.woman === 1,
})

const officeHoursOf = (row: Selectable<Schema['office_hours']>): OfficeHours => ({
  id: row.id,
  counsellor: row.counsellor,
  office: row.office,
  // What was written was checked before: these are the words of the two unions.
  mode: row.mode as OfficeHours['mode'],
  access: row.access as OfficeHours['access'],
  recurrence: row.recurrence,
  from: row.from_time,
  to: row.to_time,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  slotMinutes: row.slot_minutes,
  bufferMinutes: row.buffer_minutes,
  seats: row.seats,
  topics: JSON.parse(row.topics),
  travelMinutes: row.travel_minutes,
  noticeMinutes: row.notice_minutes,
  horizonDays: row.horizon_days,
  mostADay: row.most_a_day,
})

const rowOf = (rule: OfficeHours): Selectable<Schema['office_hours']> => ({
  id: rule.id,
  counsellor: rule.counsellor,
  office: rule.office,
  mode: rule.mode,
  access: rule.access,
  recurrence: rule.recurrence,
  from_time: rule.from,
  to_time: rule.to,
  valid_from: rule.validFrom,
  valid_to: rule.validTo,
  slot_minutes: rule.slotMinutes,
  buffer_minutes: rule.bufferMinutes,
  seats: rule.seats,
  topics: JSON.stringify(rule.topics),
  travel_minutes: rule.travelMinutes,
  notice_minutes: rule.noticeMinutes,
  horizon_days: rule.horizonDays,
  most_a_day: rule.mostADay,
})

/** Reads all counsellors, by id. */
export const readCounsellors = async (db: Kysely<Schema>): Promise<readonly Counsellor[]> =>
  (await db.selectFrom('counsellors').selectAll().orderBy('id').execute()).map(counsellorOf)

/** Reads all rules, by id. */
export const readOfficeHours = async (db: Kysely<Schema>): Promise<readonly OfficeHours[]> =>
  (await db.selectFrom('office_hours').selectAll().orderBy('id').execute()).map(officeHoursOf)

/** Finds one counsellor. */
export const findCounsellor = async (db: Kysely<Schema>, id: string): Promise<Counsellor | undefined> => {
  const row = await db.selectFrom('counsellors').selectAll().where('id', '=', id).executeTakeFirst()
  return row && counsellorOf(row)
}

/** Finds one rule. */
export const findOfficeHours = async (db: Kysely<Schema>, id: string): Promise<OfficeHours | undefined> => {
  const row = await db.selectFrom('office_hours').selectAll().where('id', '=', id).executeTakeFirst()
  return row && officeHoursOf(row)
}

/** Writes a counsellor in the place of the one with the same id. */
export const putCounsellor = async (db: Kysely<Schema>, { id, ...rest }: Counsellor): Promise<void> => {
  const row = {
    label: rest.label,
    languages: JSON.stringify(rest.languages),
    topics: JSON.stringify(rest.topics),
    woman: rest.woman === null ? null : Number(rest.woman),
  }
  const insert = db.insertInto('counsellors').values({ id, ...row })
  await insert.onConflict(conflict => conflict.column('id').doUpdateSet(row)).execute()
}

/** Writes a rule in the place of the one with the same id. */
export const putOfficeHours = async (db: Kysely<Schema>, rule: OfficeHours): Promise<void> => {
  const { id, ...row } = rowOf(rule)
  const insert = db.insertInto('office_hours').values({ id, ...row })
  await insert.onConflict(conflict => conflict.column('id').doUpdateSet(row)).execute()
}

/** Reads the rules of one counsellor, by id. */
export const officeHoursOfCounsellor = async (
  db: Kysely<Schema>,
  counsellor: string,
): Promise<readonly OfficeHours[]> => {
  const rows = db.selectFrom('office_hours').selectAll().where('counsellor', '=', counsellor)
  return (await rows.orderBy('id').execute()).map(officeHoursOf)
}
