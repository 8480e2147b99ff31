import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { htmlLang, languageTags } from '../../src/i18n/languages.ts'
import { stringsFor } from '../../src/i18n/strings/strings.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { retentionWords } from '../../src/web/retention-words.ts'
import { freeSlots } from '../builders/api.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
const { district } = readContent(join(projectFolder, 'content'))
const { imprint, privacy } = district

/** What people read of a page. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&#38;', '&')
    .replaceAll(/\s+/g, ' ')

const keys = Object.keys(JSON.parse(readFileSync(join(projectFolder, 'locales/de.json'), 'utf8')))
const told = keys.filter(key => /^privacy\..*\.text$/.test(key) && key !== 'privacy.deletion.text')

describe.each(languageTags.map(tag => [tag]))('in %s', tag => {
  const t = stringsFor(tag)
  const kept = retentionWords(privacy.retentionHours, tag, t)

  it('the page says who is responsible, whom to ask, what is kept, how long, who gets it, and what she may demand', async () => {
    const text = textOf(await (await fetch(`${server.origin}/${tag.toLowerCase()}/privacy/`)).text())
    const facts = [imprint.responsible, imprint.contact.street, privacy.officer.email, privacy.authority.name]
    for (const fact of [...facts, kept, t('privacy.authority')]) expect(text).toContain(fact)
    expect(told.length).toBeGreaterThanOrEqual(8)
    for (const key of told)
      expect(text, key).toContain(t(key as Parameters<typeof t>[0]).replaceAll(/\s+/g, ' '))
  })

  it('the form says in short who keeps what and how long, and leads to the page', async () => {
    const [slot] = await freeSlots(server.origin, 'language=ar')
    const body = new URLSearchParams({ topic: slot?.topics[0] ?? '', language: 'ar', slot: slot?.id ?? '' })
    const path = `${server.origin}/${tag.toLowerCase()}/book/details/`
    const html = await (await fetch(path, { method: 'POST', body })).text()
    expect(html).toContain(`<html lang="${htmlLang(tag)}"`)
    const text = textOf(html).replaceAll(/[\u2066-\u2069]/g, '')
    expect(text).toContain(t('book.details.privacy', { district: imprint.responsible, kept }))
    expect(html).toContain(`href="/${tag.toLowerCase()}/privacy/"`)
  })
})
