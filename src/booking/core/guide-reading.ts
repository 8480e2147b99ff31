/** How often a guide was fetched in one language. */
export type GuideCounter = {
  /** `YYYY-MM`. */
  readonly month: string
  readonly guide: string
  /** Tag of the language that the page is in. */
  readonly language: string
  readonly count: number
}
