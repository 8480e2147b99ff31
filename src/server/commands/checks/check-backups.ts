import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { lastBackup } from '../../../adapters/backup/last-backup.ts'
import { listBackups } from '../../../adapters/backup/list-backups.ts'
import { type Finding, findings, inWords } from './finding.ts'

const { ok, warning, fault } = findings('backup')

/** A backup a day is meant; one that was missed is no reason to be alarmed. */
const lateDays = 2
const tooLateDays = 8
/** Nobody's data may live on in a backup for longer than in the database. */
const keptDays = 30

function daysSince(then: Temporal.Instant, now: Temporal.Instant): number {
  return then.until(now).total({ unit: 'hours' }) / 24
}

/** What is left beside a database or a backup: of a backup that was interrupted, or of a restore. */
function leftovers(folder: string, now: Temporal.Instant): readonly Finding[] {
  const names = readdirSync(folder)
  const interrupted = names.filter(name => /\.part$|\.copy-\d+$/.test(name))
  const aside = names
    .filter(name => name.includes('.before-restore-'))
    .filter(
      name =>
        daysSince(
          Temporal.Instant.fromEpochMilliseconds(Math.floor(statSync(join(folder, name)).mtimeMs)),
          now,
        ) > keptDays,
    )
  return [
    ...interrupted.map(name =>
      warning(`${name} was left by a backup that was interrupted, or one is running: remove it`),
    ),
    ...aside.map(name => warning(`${name} was kept at a restore more than ${keptDays} days ago: delete it`)),
  ]
}

function outdated(folder: string, now: Temporal.Instant): readonly Finding[] {
  const old = listBackups(folder).filter(({ created }) => daysSince(created, now) > keptDays)
  if (old.length === 0) return []
  const names = old.map(({ file }) => basename(file)).join(', ')
  return [warning(`older than ${keptDays} days, and with names that were promised to be deleted: ${names}`)]
}

function age(created: Temporal.Instant, file: string, now: Temporal.Instant): Finding {
  const text = `the last one is ${inWords(created.until(now))} old (${file})`
  const days = daysSince(created, now)
  if (days > tooLateDays) return fault(text)
  return days > lateDays ? warning(text) : ok(text)
}

/** Whether there is a backup that is not old, and none that is too old. */
export function checkBackups(
  dataFolder: string,
  demonstration: boolean,
  now: Temporal.Instant,
): readonly Finding[] {
  const last = lastBackup(dataFolder)
  const none = demonstration
    ? ok('none, and a demonstration needs none')
    : warning('there is none yet: npm run backup -- FILE')
  const found = last ? age(Temporal.Instant.from(last.created), last.file, now) : none
  const folders = new Set([dataFolder, ...(last ? [dirname(last.file)] : [])])
  const there = [...folders].filter(folder => statSync(folder, { throwIfNoEntry: false })?.isDirectory())
  return [found, ...there.flatMap(folder => [...outdated(folder, now), ...leftovers(folder, now)])]
}
