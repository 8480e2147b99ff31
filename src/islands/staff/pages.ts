/** Where office hours are planned. */
export function hoursPage(language: string): string {
  return `/staff/hours/?language=${language}`
}

/** The page of one appointment, by the id of its booking. */
export function appointmentPage(id: string, language: string): string {
  return `/staff/appointments/${id}/?language=${language}`
}
