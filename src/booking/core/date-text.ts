const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** Whether a text is a time of day, `HH:MM`. */
export const isClock = (text: string): boolean => clock.test(text)

/** Whether a text is a date that exists, `YYYY-MM-DD`. */
export const isDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
