import type { z } from 'zod'
import type { LanguageTag } from '../../i18n/languages.ts'
import { stringsFor, type Translate } from '../../i18n/strings/strings.ts'
import type { FieldFault } from './problem.ts'
import { limits } from './schemas.ts'

type Issue = z.core.$ZodIssue

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function formatDetail(format: string, path: readonly PropertyKey[], t: Translate): string {
  if (format === 'email') return t('field.email')
  if (format === 'datetime') return t('field.instant')
  if (path.at(-1) === 'phone') return t('field.phone')
  return t('field.type')
}

/** `limit` is the only number that the API takes. */
function numberDetail(t: Translate): string {
  return t('field.number', { least: 1, most: limits.slots })
}

function detailOf(issue: Issue, t: Translate): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? t('field.required') : t('field.type')
    case 'too_small':
      return issue.origin === 'number' ? numberDetail(t) : t('field.required')
    case 'too_big':
      return issue.origin === 'number' ? numberDetail(t) : t('field.tooLong')
    case 'invalid_value':
      return t('field.choice', { choices: issue.values.map(String).join(', ') })
    case 'invalid_format':
      return formatDetail(issue.format, issue.path, t)
    case 'custom':
      return issue.params?.kind === 'slotOrHold' ? t('field.slotOrHold') : t('field.type')
    default:
      return t('field.type')
  }
}

/** More than a request has fields. Somebody who sends thousands gets no answer that is many times as long. */
const mostFaults = 20

/** What is wrong with each field and what to write instead, in the reader's language. */
export function fieldFaults(error: z.ZodError, language: LanguageTag): FieldFault[] {
  const t = stringsFor(language)
  const faults = error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({ pointer: pointerOf([...issue.path, key]), detail: t('field.unknown') }))
      : [{ pointer: pointerOf(issue.path), detail: detailOf(issue, t) }],
  )
  return faults.slice(0, mostFaults)
}
