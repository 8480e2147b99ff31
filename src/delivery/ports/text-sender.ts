/** A text message (SMS). */
export type TextMessage = {
  /** The same for each try, for gateways that send what came twice once. */
  readonly id: string
  /** E.164: `+4915112345678`. */
  readonly to: string
  readonly text: string
}

/**
 * Hands text messages to a gateway. Resolves once it has taken one. Throws `Undeliverable` where it never will, any other error
 * where it may later.
 */
export type TextSender = { readonly send: (message: TextMessage) => Promise<void> }
