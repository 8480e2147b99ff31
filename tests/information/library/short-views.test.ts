import { expect, it } from 'vitest'
import { officeViews } from '../../../src/information/library/office-views.ts'
import { officeKindViews, paperViews, termViews } from '../../../src/information/library/short-views.ts'
import { readContent } from '../../../src/information/loader/read-content.ts'
import { writeContent } from '../../builders/content.ts'

it('short texts say in which language they are, so that German is never announced as Arabic', () => {
  const content = readContent(writeContent())
  expect(termViews(content, 'ar')[0]).toEqual({
    id: 'bescheid',
    word: 'Bescheid',
    shown: 'ar',
    plain: 'رسالة فيها قرار',
    meaning: 'قرار من <bdi lang="de">Amt</bdi>.',
  })
  expect(termViews(content, 'uk')[0]).toMatchObject({ shown: 'de', plain: 'Brief mit einer Entscheidung' })
  expect(paperViews(content, 'ar')[0]).toMatchObject({ shown: 'de', note: 'Im <bdi>Original</bdi>.' })
  expect(officeKindViews(content, 'ar')[0]).toMatchObject({
    shown: 'de',
    name: 'Bürgeramt',
    icon: 'landmark',
  })
})

it('an office has the name of its town, and its note in the language there is', () => {
  const [office] = officeViews(readContent(writeContent()), 'ar')
  expect(office).toMatchObject({
    town: 'Auental',
    townId: 'auental',
    note: 'Der Aufzug ist hinten.',
    noteShown: 'de',
  })
})
