/** A failure that waiting will not mend: nobody has this address, or the receiver will never take it. */
export class Undeliverable extends Error {
  // Written out, so that it can be told from others after minifying.
  override readonly name = 'Undeliverable'
}
