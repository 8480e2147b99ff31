import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A content folder as text by path, so that a test can change one thing in it. */
export type ContentFiles = Record<string, string>

/** A small content folder that is right: one guide in German and Arabic, a second in German alone. */
export function contentFiles(): ContentFiles {
  return {
    'district.yaml': district,
    'topics/housing.yaml':
      'icon: house\norder: 10\ntexts: { de: { name: Wohnen, line: Anmelden }, ar: { name: السكن, line: التسجيل } }\n',
    'topics/work.yaml': 'icon: briefcase\norder: 5\ntexts: { de: { name: Arbeit, line: Arbeiten } }\n',
    'papers/passport.yaml':
      'word: Pass\ntexts: { de: { name: Pass oder Passersatz, note: Im *Original*. } }\n',
    'terms/bescheid.yaml':
      'word: Bescheid\ntexts:\n  de: { plain: Brief mit einer Entscheidung, meaning: Ein Amt entscheidet. }\n  ar: { plain: رسالة فيها قرار, meaning: "قرار من *Amt*." }\n',
    'office-kinds/citizens-office.yaml':
      'word: Bürgeramt\nicon: landmark\ntexts: { de: { name: Bürgeramt, does: Hier melden Sie die Adresse an. } }\n',
    'offices/town-hall.yaml': office,
    'towns/auental.yaml': 'name: Auental\npostcode: "77777"\n',
    'demo/counsellors.yaml': '- { id: im-01, label: Beratung 1, languages: [de, ar], topics: [housing] }\n',
    'demo/office-hours.yaml': officeHours,
    'guides/address/guide.yaml': guide,
    'guides/address/de.md': guideText('Die Adresse anmelden', 'Deutsch'),
    'guides/address/ar.md': guideText('تسجيل العنوان', 'عربي'),
    'guides/moving/guide.yaml': guide
      .replace('related: [moving]', 'related: [address]')
      .replace('order: 10', 'order: 5'),
    'guides/moving/de.md': guideText('Umziehen', 'Deutsch'),
  }
}

/** Writes a content folder for one test and answers its path. */
export function writeContent(files: ContentFiles = contentFiles()): string {
  const directory = mkdtempSync(join(tmpdir(), 'lotse-content-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  return directory
}

/** The valid folder with one passage of one file replaced; fails where the passage is not there. */
export function contentWith(path: string, passage: string, replacement: string): ContentFiles {
  const files = contentFiles()
  const text = files[path]
  if (!text?.includes(passage)) throw new Error(`${path} of the fixture does not hold "${passage}"`)
  return { ...files, [path]: text.replace(passage, replacement) }
}

/** The ids of the sections of each guide of the folder, `head` first. */
export const sectionIds = ['head', 'landlord-paper', 'register', 'wait', 'missed', 'rights', 'duties', 'help']

function guideText(title: string, words: string): string {
  return `---
title: ${title}
summary: ${words} summary
---

## ${words} landlord-paper {#landlord-paper}
deadline: ${words} deadline
missed: ${words} missed
next: ${words} next

${words} body of landlord-paper with a [${words} link (*Bescheid*)](term:bescheid).

- ${words} point

## ${words} register {#register}
cost: ${words} cost
duration: ${words} duration
next: ${words} next

${words} body of register, see [${words} link](guide:moving#wait).

## ${words} wait {#wait}
next: ${words} next

${words} body of wait.

## ${words} missed {#missed}

${words} body of missed.

## ${words} rights {#rights}
- copy: ${words} right

## ${words} duties {#duties}
- tell: ${words} duty

## ${words} help {#help}

${words} body of help.
`
}

const guide = `# Checked against the law
topic: housing
order: 10
audience: all
reviewed: 2026-11-20
sources:
  - { id: bmg-17, title: Bundesmeldegesetz, law: § 17 BMG, address: "https://www.gesetze-im-internet.de/bmg/__17.html", checked: 2026-11-20 }
steps:
  - { id: landlord-paper, who: [you], papers: [passport], deadline: true, cost: free, terms: [bescheid], sources: [bmg-17] }
  - { id: register, who: [you, citizens-office], where: citizens-office, cost: fee, duration: true, sources: [bmg-17] }
  - { id: wait, who: [you], where: online, cost: unknown, sources: [bmg-17] }
rights:
  - { id: copy, sources: [bmg-17] }
duties:
  - { id: tell, sources: [bmg-17] }
related: [moving]
`

const office = `name: Rathaus Auental
kinds: [citizens-office]
town: auental
street: Marktplatz 1
postcode: "77777"
phone: "+49302312501"
email: rathaus@auental.example.org
geo: { lat: 48.8, lon: 8.2 }
stop: Marktplatz, Bus 1
stepFree: "yes"
topics: [housing]
hours:
  - { days: [mo, tu], from: "08:00", to: "12:00", access: walk-in }
note: { de: Der Aufzug ist hinten. }
`

const officeHours = `- id: oh-01
  counsellor: im-01
  office: town-hall
  mode: office
  access: bookable
  recurrence: "FREQ=WEEKLY;BYDAY=TU"
  from: "09:00"
  to: "12:00"
  slotMinutes: 30
`

const district = `id: auental
demonstration: true
name: { de: Landkreis Auental }
state: BW
timeZone: Europe/Berlin
languages: [de, ar]
counsellorLanguages: [de, ar]
boards: { housing: false, courses: false, notices: false }
contact: &contact
  { name: Landratsamt, street: Am Ring 5, postcode: "77777", town: Auental, phone: "+498999998100", email: kontakt@auental.example.org }
emergency:
  - { id: ambulance, number: "112", texts: { de: { name: Rettungsdienst } } }
imprint:
  responsible: Landkreis Auental
  representative: Landrätin
  contact: *contact
  supervisoryAuthority: { name: Aufsicht, street: Platz 1, postcode: "77777", town: Auental }
privacy:
  officer: { name: Datenschutz, email: datenschutz@auental.example.org }
  retentionHours: 48
  authority: { name: Aufsicht, address: "https://aufsicht.example.org/" }
accessibility:
  contact: { email: barriere@auental.example.org }
  enforcement: { name: Stelle, address: "https://stelle.example.org/" }
  lastChecked: 2026-11-20
`
