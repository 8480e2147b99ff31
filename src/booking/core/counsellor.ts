/** A counsellor as the public sees her: a label, never a name, with the languages and topics she offers. */
export type Counsellor = {
  readonly id: string
  readonly label: string
  readonly languages: readonly string[]
  readonly topics: readonly string[]
  /** Whether she says of herself that she is a woman; null where she says nothing: it is never guessed. */
  readonly woman: boolean | null
}
