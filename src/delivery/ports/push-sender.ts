/** A message for a device, which its browser's maker carries without being able to read it (RFC 8030, 8291). */
export type PushMessage = {
  readonly device: {
    readonly endpoint: string
    readonly keys: { readonly p256dh: string; readonly auth: string }
  }
  readonly payload: string
  /** How long the push service keeps it for a device that is off. Seconds. */
  readonly ttl: number
  /** A later message of the same topic takes the place of one that still waits: at most 32 characters of base64url. */
  readonly topic: string
}

/**
 * Hands messages to push services; `gone` where the device has taken back that it wants any. Throws `Undeliverable` where the
 * service never will take this one, any other error where it may later.
 */
export type PushSender = { readonly send: (message: PushMessage) => Promise<'taken' | 'gone'> }
