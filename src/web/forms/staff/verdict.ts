import type { InstallationReport } from '../../../server/workspace/administration.ts'

type Findings = InstallationReport['findings']
type Level = Findings[number]['level']

const levels: readonly Level[] = ['fault', 'warning']

/** The worst of what was found. */
export function verdictOf(findings: Findings): Level {
  return levels.find(level => findings.some(finding => finding.level === level)) ?? 'ok'
}

/** What a check is called in our strings; the doctor names it in English. */
const names = {
  node: 'node',
  build: 'build',
  secret: 'secret',
  settings: 'settings',
  storage: 'storage',
  bookings: 'bookings',
  seals: 'seals',
  deliveries: 'deliveries',
  calendars: 'calendars',
  clock: 'clock',
  'time zone': 'zone',
  disk: 'disk',
  backup: 'backup',
} as const

/** The part of a key that says what a finding is about; `other` where a new check has no words yet. */
export function aboutOf(about: string): (typeof names)[keyof typeof names] | 'other' {
  return about in names ? names[about as keyof typeof names] : 'other'
}
