/** One thing that is wrong in content/, told so that an editor can mend it. */
export type Fault = {
  /** Path below content/. */
  readonly file: string
  /** Field path (`steps.0.where`), section (`#landlord-paper`) or `the whole file`. */
  readonly field: string
  /** What stands there now. */
  readonly found: string
  /** What to write instead. */
  readonly write: string
}

/** Takes a fault and goes on, so that one run tells an editor everything. */
export type Report = (fault: Fault) => void

/** Content that cannot be published: the message lists every fault, one a line. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(
      [
        `${faults.length === 1 ? 'One fault' : `${faults.length} faults`} in the content:`,
        ...faults.map(describeFault),
      ].join('\n'),
    )
    this.faults = faults
  }
}

function describeFault({ file, field, found, write }: Fault): string {
  return `- ${file}: ${field}: found ${found}; write ${write}`
}
