import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LanguageTag } from '../../../src/i18n/languages.ts'
import { plainText } from '../../../src/information/loader/marks.ts'
import { renderLine, renderText } from '../../../src/information/loader/render-text.ts'

function contextIn(language: LanguageTag) {
  return {
    language,
    termHref: (id: string) => `#term-${id}`,
    guideHref: (id: string, step: string | undefined) => `/ar/guides/${id}/#${step ?? ''}`,
  }
}

describe('words that run the other way keep their own direction', () => {
  it('sets German words apart, and says that they are German wherever the text is not', () => {
    expect(renderLine('عند *Bürgeramt*.', contextIn('ar'))).toBe('عند <bdi lang="de">Bürgeramt</bdi>.')
    expect(renderLine('в *Bürgeramt*.', contextIn('uk'))).toBe('в <bdi lang="de">Bürgeramt</bdi>.')
    expect(renderLine('im *Bürgeramt*.', contextIn('de'))).toBe('im <bdi>Bürgeramt</bdi>.')
  })

  it('sets times and telephone numbers apart in Arabic', () => {
    expect(renderLine('من 9:30 حتى 12:00', contextIn('ar'))).toBe('من <bdi>9:30</bdi> حتى <bdi>12:00</bdi>')
    expect(renderLine('اتصل 07222 381-0.', contextIn('ar'))).toBe('اتصل <bdi>07222 381-0</bdi>.')
    expect(renderLine('اتصل +49 7222 3810.', contextIn('ar'))).toBe('اتصل <bdi>+49 7222 3810</bdi>.')
    expect(renderLine('3 نوفمبر 2026', contextIn('ar'))).toBe('3 نوفمبر 2026')
  })

  it('sets the words of a telephone link apart in every language', () => {
    const link = '<a href="tel:+4972223810"><bdi>+49 7222 3810</bdi></a>'
    expect(renderLine('[+49 7222 3810](tel:+4972223810)', contextIn('en'))).toBe(link)
  })
})

describe('links', () => {
  it('lead where the page says, and to other sites without telling them from where', () => {
    const term = '[رسالة (*Bescheid*)](term:bescheid)'
    const anchor = '<a class="term" href="#term-bescheid">رسالة (<bdi lang="de">Bescheid</bdi>)</a>'
    expect(renderLine(term, contextIn('ar'))).toBe(anchor)
    expect(renderLine('[x](guide:address#wait)', contextIn('en'))).toBe(
      '<a href="/ar/guides/address/#wait">x</a>',
    )
    expect(renderLine('[x](https://a.de/?b=1&c)', contextIn('en'))).toBe(
      '<a href="https://a.de/?b=1&amp;c" rel="noreferrer">x</a>',
    )
  })

  it('that content may not use come out as their words', () => {
    expect(renderLine('[x](javascript:alert(1)) [y](data:text/html,z)', contextIn('en'))).toBe('x y')
  })
})

describe('raw HTML', () => {
  it('comes out as the characters it is written with', () => {
    const text = renderText(
      '<script>a<b</script>\n\nx <b onclick="y">z</b> &amp; ![i](https://a.de/i.png)',
      contextIn('en'),
    )
    expect(text).not.toMatch(/<(script|b|img)/)
    expect(text).toContain('&lt;script&gt;')
    expect(text).toContain('&amp;amp;')
  })

  it('never passes, whatever is written', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      'img src=x',
      '"',
      "'",
      '&',
      '*',
      '[',
      '](',
      ')',
      'term:',
      '\n',
      '- ',
      '`',
      '\\',
      'a',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        const html = renderText(parts.join(''), contextIn('ar'))
        const tags = html.match(/<\/?[^>]*>?/g) ?? []
        const known =
          /^<\/?(p|ul|ol|li|strong|bdi|br|a|blockquote|pre|code|h[1-6]|hr|em|del)( (class|href|lang|rel|start)="[^"<>]*")*\/?>$/
        expect(tags.filter(tag => !known.test(tag))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('paragraphs and lists', () => {
  it('become HTML; in Einfaches Deutsch each statement keeps its line', () => {
    expect(renderText('Eins\nzwei\n\n- **drei**\n- vier', contextIn('de'))).toBe(
      '<p>Eins\nzwei</p>\n<ul>\n<li><strong>drei</strong></li>\n<li>vier</li>\n</ul>',
    )
    expect(renderText('Eins.\nZwei.', contextIn('de-simple'))).toBe('<p>Eins.<br>Zwei.</p>')
  })

  it('lose all marks where a page can only show words', () => {
    expect(plainText('Den **Brief** ([*Bescheid*](term:bescheid)) & mehr')).toBe(
      'Den Brief (Bescheid) & mehr',
    )
  })
})
