import { createContext } from 'react'
import type { Whose } from './agenda.ts'
import type { Words } from './words.ts'

/** Drawings that the page hands over. */
export const iconNames = [
  'calendar-check',
  'calendar-x',
  'circle-check',
  'circle-x',
  'clock',
  'lock',
  'info',
  'arrow-left',
  'arrow-right',
  'undo-2',
  'pencil',
  'trash-2',
  'mail',
  'triangle-alert',
] as const

export type CalendarIcon = (typeof iconNames)[number]

/** What the page tells the calendar about itself, for all parts of it. */
export interface Setting {
  readonly words: Words
  readonly language: 'de' | 'en'
  /** The shapes inside an SVG element of 24 by 24. */
  readonly icons: Readonly<Record<CalendarIcon, string>>
  /** Whose calendars she works with, her own first. */
  readonly counsellors: readonly Whose[]
}

export const SettingContext = createContext<Setting | undefined>(undefined)
