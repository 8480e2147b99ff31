import { useContext } from 'react'
import { type Setting, SettingContext } from './setting.ts'

/** What the page told the calendar. */
export function useSetting(): Setting {
  const setting = useContext(SettingContext)
  if (!setting) throw new Error('a part of the calendar is used outside of it')
  return setting
}
