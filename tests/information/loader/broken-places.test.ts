import { describe, expect, it } from 'vitest'
import { type ContentFiles, contentFiles, contentWith } from '../../builders/content.ts'
import { faultsOf } from './faults-of.ts'

const rules = 'demo/office-hours.yaml'

type Case = [what: string, files: ContentFiles, line: string]

const broken: Case[] = [
  [
    'a term without German',
    contentWith('terms/bescheid.yaml', '  de: {', '  en: {'),
    'terms/bescheid.yaml: texts.de: found nothing; write keys with values',
  ],
  [
    'an id with capitals',
    { ...contentFiles(), 'towns/Auental.yaml': contentFiles()['towns/auental.yaml'] ?? '' },
    'towns/Auental.yaml: the name: found "Auental"; write an id: English words in lower case, joined by "-"',
  ],
  [
    'an office in a town that there is not',
    contentWith('offices/town-hall.yaml', 'town: auental', 'town: neustadt'),
    'offices/town-hall.yaml: town: found neustadt; write an id from towns/: auental',
  ],
  [
    'opening hours that end before they begin',
    contentWith('offices/town-hall.yaml', 'to: "12:00"', 'to: "07:00"'),
    'offices/town-hall.yaml: hours.0.to: found "07:00"; write a time after "from"',
  ],
  [
    'a counsellor who speaks what the district does not list',
    contentWith('demo/counsellors.yaml', '[de, ar]', '[de, qu]'),
    'demo/counsellors.yaml: 0.languages: found qu; write one of counsellorLanguages in district.yaml: de, ar',
  ],
  [
    'office hours of a counsellor that there is not',
    contentWith(rules, 'counsellor: im-01', 'counsellor: im-99'),
    `${rules}: 0.counsellor: found im-99; write an id from demo/counsellors.yaml`,
  ],
  [
    'a team with a counsellor that there is not',
    { ...contentFiles(), 'demo/teams.yaml': '- { id: point, label: Point, members: [im-01, im-99] }\n' },
    'demo/teams.yaml: 0.members: found im-99; write an id from demo/counsellors.yaml',
  ],
  [
    'a team of one',
    { ...contentFiles(), 'demo/teams.yaml': '- { id: point, label: Point, members: [im-01] }\n' },
    'demo/teams.yaml: 0.members: found ["im-01"]; write at least two ids from demo/counsellors.yaml',
  ],
  [
    'office hours at an office that there is not',
    contentWith(rules, 'office: town-hall', 'office: castle'),
    `${rules}: 0.office: found castle; write an id from offices/`,
  ],
  [
    'office hours off the grid of five minutes',
    contentWith(rules, 'from: "09:00"', 'from: "09:03"'),
    `${rules}: 0.from: found "09:03"; write a time on a multiple of 5 minutes, in quotes, as "09:30"`,
  ],
  [
    'a slot that is longer than its office hours',
    contentWith(rules, 'slotMinutes: 30', 'slotMinutes: 200'),
    `${rules}: 0.slotMinutes: found 200; write a length that fits between "from" and "to"`,
  ],
  [
    'a postcode that YAML takes for a number',
    contentWith('towns/auental.yaml', '"77777"', '77777'),
    'towns/auental.yaml: postcode: found 77777; write a text (in quotes where it looks like a number)',
  ],
  [
    'a district without its data protection officer',
    contentWith(
      'district.yaml',
      '  officer: { name: Datenschutz, email: datenschutz@auental.example.org }\n',
      '',
    ),
    'district.yaml: privacy.officer: found nothing; write keys with values',
  ],
  ...[
    ['721', '721'],
    ['-1', '-1'],
    ['1.5', '1.5'],
    ['two days', '"two days"'],
  ].map(
    ([written = '', found = '']): Case => [
      `a district that keeps names for ${written} hours`,
      contentWith('district.yaml', 'retentionHours: 48', `retentionHours: ${written}`),
      `district.yaml: privacy.retentionHours: found ${found}; write whole hours from 0 to 720 (30 days)`,
    ],
  ),
]

describe('a district, offices and short texts that are broken are refused: file, field, what was found, what to write', () => {
  it.each(broken)('%s', (_, files, line) => {
    expect(faultsOf(files).message).toContain(`- ${line}`)
  })
})
