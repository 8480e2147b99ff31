import { describe, expect, it } from 'vitest'
import { guideLanguages, guidesByTopic } from '../../../src/information/library/guide-list.ts'
import { guideView } from '../../../src/information/library/guide-view.ts'
import { stampNew } from '../../../src/information/loader/commands/record-stamps.ts'
import { readContent } from '../../../src/information/loader/read-content.ts'
import { contentWith, writeContent } from '../../builders/content.ts'

function content(files = contentWith('guides/address/ar.md', '- عربي point', '- *Amt*')) {
  const directory = writeContent(files)
  stampNew(directory)
  return readContent(directory)
}

describe('the page of a guide', () => {
  it('gets every step with its facts and words, numbered from 1', () => {
    const { steps } = guideView(content(), 'address', 'ar')
    expect(steps.map(({ id, number }) => `${number} ${id}`)).toEqual([
      '1 landlord-paper',
      '2 register',
      '3 wait',
    ])
    expect(steps[0]).toMatchObject({
      title: 'عربي landlord-paper',
      status: { made: 'machine', current: true },
      papers: ['passport'],
      deadline: 'عربي deadline',
      missed: 'عربي missed',
      cost: { kind: 'free', text: undefined },
      terms: ['bescheid'],
      sources: ['bmg-17'],
    })
    expect(steps[0]?.body).toContain('<a class="term" href="/ar/terms/#bescheid">')
    expect(steps[0]?.body).toContain('<li><bdi lang="de">Amt</bdi></li>')
    expect(steps[1]).toMatchObject({ where: 'citizens-office', cost: { kind: 'fee', text: 'عربي cost' } })
    expect(steps[1]?.body).toContain('<a href="/ar/guides/moving/#wait">')
  })

  it('gets rights and duties with their sources', () => {
    const { rights, duties } = guideView(content(), 'address', 'ar')
    expect(rights.items).toEqual([{ id: 'copy', html: 'عربي right', sources: ['bmg-17'] }])
    expect(duties.items).toEqual([{ id: 'tell', html: 'عربي duty', sources: ['bmg-17'] }])
  })

  it('shows German where a translation is missing, says so, and keeps links in the language asked for', () => {
    const view = guideView(content(), 'moving', 'uk')
    expect(view).toMatchObject({
      asked: 'uk',
      shown: 'de',
      title: 'Umziehen',
      status: { made: 'source', current: true },
    })
    expect(view.steps[1]?.body).toContain('href="/uk/guides/moving/#wait"')
  })

  it('is refused for a guide that there is not', () => {
    expect(() => guideView(content(), 'flat', 'de')).toThrow('There is no guide flat')
  })
})

describe('the list of guides', () => {
  it('has every topic in its order, and each guide in the language in which it can be read', () => {
    const groups = guidesByTopic(content(), 'ar')
    expect(groups.map(({ topic }) => `${topic.id} ${topic.shown}`)).toEqual(['work de', 'housing ar'])
    expect(groups[1]?.guides.map(({ id, shown }) => `${id} ${shown}`)).toEqual(['moving de', 'address ar'])
  })

  it('knows the languages of each guide', () => {
    expect(guideLanguages(content(), 'address')).toEqual(['de', 'ar'])
    expect(guideLanguages(content(), 'moving')).toEqual(['de'])
  })
})
