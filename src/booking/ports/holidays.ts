/** Public holidays of the district's Land. */
export type Holidays = { readonly isHoliday: (date: Temporal.PlainDate) => boolean }
