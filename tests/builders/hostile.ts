import fc from 'fast-check'

/** A page that shows this without escaping it has an element with this id. */
export const probe = `'"><i id=probe>`

const nasty = [
  ...['', ' ', '\0', 'a\0b', '\u001b[31m', '\u007f', '\u0085', '\ufffe', '\ufffd', 'a\tb', 'a\r\nX-Probe: b'],
  ...[
    '\ud800',
    'a\udc00b',
    'e\u0301\u0301\u0301',
    '\u202eabc\u202c',
    '\u2066a\u2069',
    '\ufeff',
    '\u200b',
    '\u3164',
  ],
  ...[
    '👨‍👩‍👧',
    'نام\u200cها',
    '\u061c',
    '%',
    '%00',
    '%zz',
    '%ff',
    '..',
    '../../etc/passwd',
    '..%2f',
    '\\\\x\\y',
    '//x',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '[object Object]',
    'NaN',
    '-0',
    '-1',
    '1e309',
    '0x10',
    "' or 1=1 --",
  ],
  ...['275760-09-13T00:00:00Z', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '2026-12-31T23:59:60Z'],
  ...[
    '2026-12-31T23:59:59',
    '2026-11-24T08:30:00.1234567891Z',
    '2026-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
  ],
  ...[
    probe,
    '{{name}}',
    `\${name}`,
    '<!--',
    ']]>',
    'javascript:alert(1)',
    '9'.repeat(400),
    'x'.repeat(5_000),
  ],
]

/** Any text at all, halves of characters too. */
const brokenText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code)),
  maxLength: 40,
})

/** A text that somebody sends to see what breaks. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  brokenText,
)

const deep = fc
  .tuple(fc.integer({ min: 10, max: 2_000 }), fc.constantFrom('[', '{"a":'))
  .map(([depth, open]) => `${open.repeat(depth)}null${(open === '[' ? ']' : '}').repeat(depth)}`)

const keys = ['__proto__', 'constructor', 'prototype', 'toString', '', 'length', probe]

/** JSON as a text, so that it can be what no object can: doubled keys, keys that are no keys of an object. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  hostileText.map(text => JSON.stringify(text)),
  fc.constantFrom('null', 'true', '0', '-1', '1e308', '1e999', '123456789012345678901234567890', '[]', '{}'),
  fc.array(hostileText, { maxLength: 3 }).map(texts => JSON.stringify(texts)),
  fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).map(value => JSON.stringify(value)),
  fc.constantFrom(...keys).map(key => `{${JSON.stringify(key)}:{"x":1}}`),
  deep,
)

/** A body that was right, with other values under its keys, keys twice, and keys that nobody knows. */
export const spoilt = (fields: Readonly<Record<string, unknown>>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...Object.keys(fields), ...keys), hostileJson), { maxLength: 3 })
    .map(others => [
      ...Object.entries(fields).map(([key, value]) => [key, JSON.stringify(value)] as const),
      ...others,
    ])
    .map(entries => `{${entries.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`)

/** Fields of a query or a form: known names and others, each as often as it comes. */
export const hostileFields = (names: readonly string[]): fc.Arbitrary<[string, string][]> =>
  fc.array(
    fc.tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, hostileText), hostileText),
    {
      maxLength: 6,
    },
  )

/** What a header may hold on its way: bytes, but none that ends it. */
export const headerValue = fc.oneof(
  fc.constantFrom('', ',', ';;;', '*', '"', 'Bearer', 'Bearer ', 'bearer x', 'Basic eDp4', 'a'.repeat(3_000)),
  fc.constantFrom(
    '*;q=9',
    'de;q=x',
    'application/json; charset=utf-16',
    'text/html;;=',
    'multipart/form-data',
  ),
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0xff }).map(code => String.fromCharCode(code === 0x7f ? 0x20 : code)),
    maxLength: 80,
  }),
)
