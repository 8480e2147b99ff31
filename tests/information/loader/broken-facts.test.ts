import { describe, expect, it } from 'vitest'
import { type ContentFiles, contentWith } from '../../builders/content.ts'
import { faultsOf, without } from './faults-of.ts'

const guide = 'guides/address/guide.yaml'

type Case = [what: string, files: ContentFiles, line: string]

const broken: Case[] = [
  [
    'a topic that there is not',
    contentWith(guide, 'topic: housing', 'topic: houses'),
    `${guide}: topic: found houses; write an id from topics/: housing, work`,
  ],
  [
    'a key that is misspelled',
    contentWith(guide, 'reviewed: 2026-11-20', 'review: 2026-11-20\nreviewed: 2026-11-20'),
    `${guide}: review: found a key that is not known; write one of the keys topic, order, audience, reviewed, sources, steps, rights, duties, related, or take it out`,
  ],
  [
    'a day that does not exist',
    contentWith(guide, 'reviewed: 2026-11-20', 'reviewed: 2026-02-30'),
    `${guide}: reviewed: found "2026-02-30"; write a day that exists, as 2026-11-22`,
  ],
  [
    'a check in the future',
    contentWith(guide, 'reviewed: 2026-11-20', 'reviewed: 2026-11-23'),
    `${guide}: reviewed: found 2026-11-23; write a day that is not after today, 2026-11-22`,
  ],
  [
    'a cost that is not one of the four',
    contentWith(guide, 'cost: fee', 'cost: cheap'),
    `${guide}: steps.1.cost: found "cheap"; write one of: free, fee, varies, unknown`,
  ],
  [
    'a residence status that there is not',
    contentWith(guide, 'audience: all', 'audience: [refugee]'),
    `${guide}: audience: found ["refugee"]; write all, or a list of: recognised, subsidiary, deportation-ban, temporary-protection, asylum-seeker, tolerated`,
  ],
  [
    'two steps only',
    contentWith(guide, '  - { id: wait, who: [you], where: online, cost: unknown, sources: [bmg-17] }\n', ''),
    `${guide}: steps: found`,
  ],
  [
    'a step without a source',
    contentWith(
      guide,
      'where: online, cost: unknown, sources: [bmg-17]',
      'where: online, cost: unknown, sources: []',
    ),
    `${guide}: steps.2.sources: found []; write at least one id from the sources above`,
  ],
  [
    'a right without a source',
    contentWith(guide, '{ id: copy, sources: [bmg-17] }', '{ id: copy }'),
    `${guide}: rights.0.sources: found nothing; write a list, each entry on its line after "- "`,
  ],
  [
    'a duty with a source that is not listed',
    contentWith(guide, '{ id: tell, sources: [bmg-17] }', '{ id: tell, sources: [bmg-18] }'),
    `${guide}: duties.0.sources: found bmg-18; write an id from the sources above: bmg-17`,
  ],
  [
    'the same id for a step and a duty',
    contentWith(guide, '{ id: tell,', '{ id: wait,'),
    `${guide}: steps, rights, duties: found the id wait twice; write another id for one of them`,
  ],
  [
    'a step with a reserved id',
    contentWith(guide, 'id: wait,', 'id: help,'),
    `${guide}: steps.2.id: found "help"; write another id: missed, rights, duties, help, head have a meaning of their own`,
  ],
  [
    'a paper that there is not',
    contentWith(guide, 'papers: [passport]', 'papers: [pass]'),
    `${guide}: steps.0.papers: found pass; write an id from papers/: passport`,
  ],
  [
    'a place that is neither an office kind nor a channel',
    contentWith(guide, 'where: online', 'where: internet'),
    `${guide}: steps.2.where: found internet; write one of online, phone, post or an id from office-kinds/: citizens-office`,
  ],
  [
    'a person that is neither an office kind nor known',
    contentWith(guide, 'who: [you, citizens-office]', 'who: [you, friend]'),
    `${guide}: steps.1.who: found friend; write one of you, adviser, landlord, employer, school, doctor or an id from office-kinds/: citizens-office`,
  ],
  [
    'a related guide that there is not',
    contentWith(guide, 'related: [moving]', 'related: [flat]'),
    `${guide}: related: found flat; write the id of another guide`,
  ],
  [
    'a source without https',
    contentWith(guide, '"https://www', '"http://www'),
    `${guide}: sources.0.address: found "http://www.gesetze-im-internet.de/bmg/__17.html"; write a whole address that begins with https://`,
  ],
  [
    'YAML that cannot be read',
    contentWith(guide, 'topic: housing', 'topic: housing: here'),
    `${guide}: line 2, column 8: found Nested mappings are not allowed in compact mappings`,
  ],
  ['a guide without facts', without(guide), `${guide}: the whole file: found no such file; write it as`],
]

describe('facts of a guide that are broken are refused: file, field, what was found, what to write', () => {
  it.each(broken)('%s', (_, files, line) => {
    expect(faultsOf(files).message).toContain(`- ${line}`)
  })
})
