/** Whose tries are counted: an address, from a network where that is known. */
export type Tried = { readonly email: string; readonly network: string | undefined }

/** Limits tries to sign in. */
export type SignInTries = {
  /** Counts a try before it is made, so that a hundred at once are counted too. Seconds to wait; 0 where it may be made. */
  readonly take: (tried: Tried) => Promise<number>
  /** Gives back the try that was right. */
  readonly forgive: (tried: Tried) => Promise<void>
  /** Counts a try that names nobody, by its network alone; 0 where that is not known. Seconds to wait; 0 where it may be made. */
  readonly takeNetwork: (network: string | undefined) => Promise<number>
  readonly forgiveNetwork: (network: string | undefined) => Promise<void>
  /** Counts a try of a one-time code for an account, from wherever it comes. Seconds to wait; 0 where it may be made. */
  readonly takeCode: (account: string) => Promise<number>
  readonly forgiveCode: (account: string) => Promise<void>
}
