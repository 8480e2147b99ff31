import type { Kysely } from 'kysely'
import type { DistrictState } from '../../../booking/ports/storage.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import type { Schema } from '../schema.ts'
import {
  findCounsellor,
  findOfficeHours,
  officeHoursOfCounsellor,
  putCounsellor,
  putOfficeHours,
  readCounsellors,
  readOfficeHours,
} from './district.ts'
import { exceptionsOn, findException, pastIllnesses, putException, readExceptions } from './exceptions.ts'
import { putTeam, readTeams } from './teams.ts'

/** The number of the district's last change. */
export const readDistrictVersion = async (db: Kysely<Schema>): Promise<number> =>
  (await db.selectFrom('district_version').select('version').executeTakeFirstOrThrow()).version

/** Says that the district is not as it was. It comes first in a change, so that two changes wait for each other. */
const raiseVersion = async (db: Kysely<Schema>): Promise<void> => {
  await db
    .updateTable('district_version')
    .set(read => ({ version: read('version', '+', 1) }))
    .execute()
}

/**
 * Reads all of the district. The version is read first: where a change comes between, what was read is newer than it says,
 * and is read again the next time.
 */
export const readDistrict = async (db: Kysely<Schema>): Promise<DistrictState> => ({
  version: await readDistrictVersion(db),
  counsellors: await readCounsellors(db),
  officeHours: await readOfficeHours(db),
  exceptions: await readExceptions(db),
  teams: await readTeams(db),
})

/**
 * Keeps the district as it is until the end of a unit of work that goes by it. Else somebody could book, by the rules of a
 * moment ago, what another takes out of the calendar at the same time, who would not see the booking.
 */
const keepDistrict = async (db: Kysely<Schema>): Promise<void> => {
  await db.selectFrom('district_version').select('version').forShare().execute()
}

/** The district within a unit of work. */
export const districtIn = (db: Kysely<Schema>): Transaction['district'] => {
  let kept: Promise<void> | undefined
  const reading = async <T>(read: () => Promise<T>): Promise<T> => {
    kept ??= keepDistrict(db)
    await kept
    return read()
  }
  const changing =
    <T>(change: (db: Kysely<Schema>, value: T) => Promise<unknown>) =>
    async (value: T): Promise<void> => {
      await raiseVersion(db)
      await change(db, value)
    }
  return {
    findOfficeHours: id => reading(() => findOfficeHours(db, id)),
    findCounsellor: id => reading(() => findCounsellor(db, id)),
    exceptionsOn: (counsellor, date) => reading(() => exceptionsOn(db, counsellor, date)),
    findException: id => reading(() => findException(db, id)),
    officeHoursOf: counsellor => reading(() => officeHoursOfCounsellor(db, counsellor)),
    putCounsellor: changing(putCounsellor),
    putOfficeHours: changing(putOfficeHours),
    removeOfficeHours: changing((changed, id) =>
      changed.deleteFrom('office_hours').where('id', '=', id).execute(),
    ),
    putException: changing(putException),
    removeException: changing((changed, id) =>
      changed.deleteFrom('exceptions').where('id', '=', id).execute(),
    ),
    forgetIllness: async before => {
      const past = await pastIllnesses(db, before)
      if (past.length === 0) return
      await raiseVersion(db)
      await db.updateTable('exceptions').set({ reason: 'other' }).where('id', 'in', past).execute()
    },
    allCounsellors: () => reading(() => readCounsellors(db)),
    allTeams: () => reading(() => readTeams(db)),
    putTeam: changing(putTeam),
    removeTeam: changing((changed, id) => changed.deleteFrom('teams').where('id', '=', id).execute()),
  }
}

/** Writes counsellors, rules and teams; a row with the same id is replaced. */
export const fillDistrict = async (
  db: Kysely<Schema>,
  { counsellors, officeHours, teams }: Pick<DistrictState, 'counsellors' | 'officeHours' | 'teams'>,
): Promise<void> => {
  await raiseVersion(db)
  for (const counsellor of counsellors) await putCounsellor(db, counsellor)
  for (const rule of officeHours) await putOfficeHours(db, rule)
  for (const team of teams) await putTeam(db, team)
}
