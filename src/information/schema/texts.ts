import { z } from 'zod'
import { type LanguageTag, languageTags, sourceLanguage } from '../../i18n/languages.ts'

/**
 * Texts by language: the source language is demanded, the others may be missing and fall back to it.
 * Short texts like these carry no translation status of their own.
 */
export function textsSchema<Shape extends z.ZodType>(shape: Shape) {
  const byLanguage = Object.fromEntries(
    languageTags.map(tag => [tag, tag === sourceLanguage ? shape : shape.optional()]),
  )
  return z.strictObject(byLanguage) as unknown as z.ZodType<Texts<z.output<Shape>>>
}

export type Texts<Text> = Readonly<Record<typeof sourceLanguage, Text>> &
  Readonly<Partial<Record<LanguageTag, Text>>>
