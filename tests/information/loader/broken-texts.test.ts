import { describe, expect, it } from 'vitest'
import { type ContentFiles, contentFiles, contentWith } from '../../builders/content.ts'
import { faultsOf, without } from './faults-of.ts'

const german = 'guides/address/de.md'
const arabic = 'guides/address/ar.md'

type Case = [what: string, files: ContentFiles, line: string]

const broken: Case[] = [
  [
    'a guide without German',
    without(german),
    `${german}: the whole file: found no such file; write the German text`,
  ],
  [
    'a text in a language that is not offered',
    { ...contentFiles(), 'guides/address/fr.md': '' },
    'guides/address/fr.md: the name: found fr.md; write guide.yaml or <language>.md with one of de, de-simple, en, ar, uk',
  ],
  [
    'a section that is missing',
    contentWith(arabic, '## عربي wait {#wait}\nnext: عربي next\n\nعربي body of wait.\n', ''),
    `${arabic}: #wait: found no such section; write "## Title {#wait}"`,
  ],
  [
    'a section that is unknown',
    contentWith(arabic, '{#wait}', '{#waiting}'),
    `${arabic}: #waiting: found a section that guide.yaml does not know; write one of landlord-paper, register, wait, missed`,
  ],
  [
    'sections in another order',
    swapped(german, '{#wait}', '{#register}'),
    `${german}: the sections: found landlord-paper, wait, register, missed, rights, duties, help; write the order of guide.yaml: landlord-paper, register, wait`,
  ],
  [
    'a deadline that a text leaves out',
    contentWith(arabic, 'deadline: عربي deadline\n', ''),
    `${arabic}: #landlord-paper.deadline: found nothing; write "deadline: …" below the heading, because guide.yaml says so`,
  ],
  [
    'a deadline without what helps when it has passed',
    contentWith(german, 'missed: Deutsch missed\n', ''),
    `${german}: #landlord-paper.missed: found nothing; write "missed: …"`,
  ],
  [
    'a fee without an amount',
    contentWith(german, 'cost: Deutsch cost\n', ''),
    `${german}: #register.cost: found nothing; write "cost: …"`,
  ],
  [
    'a step that does not say what happens next',
    contentWith(german, 'next: Deutsch next\n\nDeutsch body of wait.', '\nDeutsch body of wait.'),
    `${german}: #wait.next: found nothing; write a text`,
  ],
  [
    'a line that the German text does not have',
    contentWith(
      arabic,
      'next: عربي next\n\nعربي body of wait.',
      'bring: كل شيء\nnext: عربي next\n\nعربي body of wait.',
    ),
    `${arabic}: #wait.bring: found "bring:", which de.md does not have; write what de.md says, or take it out`,
  ],
  [
    'a right that a translation does not have',
    contentWith(arabic, '- copy: عربي right', '- paper: عربي right'),
    `${arabic}: #rights: found paper; write the ids of guide.yaml in their order: copy`,
  ],
  [
    'a link to a term that there is not',
    contentWith(arabic, 'term:bescheid', 'term:brief'),
    `${arabic}: #landlord-paper: found the link term:brief; write an id from terms/, or add that term`,
  ],
  [
    'a link to a guide that there is not',
    contentWith(german, 'guide:moving#wait', 'guide:flat'),
    `${german}: #register: found the link guide:flat; write a guide: address, moving`,
  ],
  [
    'a link to a step that there is not',
    contentWith(german, 'guide:moving#wait', 'guide:moving#sign'),
    `${german}: #register: found the link guide:moving#sign; write a step of moving: landlord-paper, register, wait`,
  ],
  [
    'a link that runs script',
    contentWith(german, '(guide:moving#wait)', '(javascript:alert)'),
    `${german}: #register: found the link javascript:alert; write term:<id>, guide:<id>, guide:<id>#<step>, https://…, mailto:… or tel:+49…`,
  ],
  [
    'raw HTML',
    contentWith(german, 'Deutsch body of help.', '<b>Deutsch</b>'),
    `${german}: #help: found raw HTML "<b>"; write the words without it`,
  ],
  [
    'a heading inside a section',
    contentWith(german, 'Deutsch body of help.', '### Mehr\n\nDeutsch'),
    `${german}: #help: found "### Mehr"; write "## Title {#id}" for a section; no headings inside one`,
  ],
  [
    'a table',
    contentWith(german, 'Deutsch body of help.', '| a | b |\n| - | - |\n| c | d |'),
    `${german}: #help: found table`,
  ],
  [
    'law in the words',
    contentWith(german, 'Deutsch body of help.', 'Das steht in § 17 BMG.'),
    `${german}: #help: found "Das steht in § 17 BMG."; write words without "§": the law stands in guide.yaml`,
  ],
  [
    'a date that would become a list',
    contentWith(german, 'Deutsch body of help.', '3. November 2026 ist der Tag.'),
    `${german}: #help: found "3. November 2026 ist der Tag."; write the date or number further inside the line`,
  ],
  [
    'a record about a section that is gone',
    contentWith(arabic, 'summary: عربي summary', 'summary: عربي summary\nfrom: { old-step: 0123456789ab }'),
    `${arabic}: from.old-step: found a section that there is not; write nothing: take the line out, or run`,
  ],
  [
    'a title that is missing',
    contentWith(arabic, 'title: تسجيل العنوان\n', ''),
    `${arabic}: title: found nothing; write a text`,
  ],
]

describe('words of a guide that are broken are refused: file, field, what was found, what to write', () => {
  it.each(broken)('%s', (_, files, line) => {
    expect(faultsOf(files).message).toContain(`- ${line}`)
  })
})

function swapped(path: string, one: string, other: string): ContentFiles {
  const text = contentFiles()[path] ?? ''
  const exchanged = text.replace(one, '{#-}').replace(other, one).replace('{#-}', other)
  return { ...contentFiles(), [path]: exchanged }
}
