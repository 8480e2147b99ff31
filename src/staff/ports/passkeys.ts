import type { Cookies } from './authenticator.ts'

/** What a browser answers to a question: JSON of WebAuthn (`PublicKeyCredential.toJSON`). */
export type PasskeyAnswer = {
  readonly response: string
  /** The request's `Cookie`, with the question in it. */
  readonly cookie: string
  /** The origin of the page: what is signed names it. */
  readonly origin: string
}

export type Asked = { readonly options: string; readonly cookies: Cookies }

/** Keys on people's devices (WebAuthn). The cookie of a question lasts five minutes and opens nothing. */
export type Passkeys = {
  /** What a browser needs to make a key for who is signed in. */
  readonly askToAdd: (cookie: string) => Promise<Asked>
  /** Keeps the key that was made; no id where it was not made as asked. */
  readonly add: (
    answer: PasskeyAnswer & { readonly name: string },
  ) => Promise<{ readonly id: string | undefined; readonly cookies: Cookies }>
  readonly ask: () => Promise<Asked>
  /** Whose key answered, after looking who holds it; no account where the answer is not right. */
  readonly signIn: (
    answer: PasskeyAnswer,
  ) => Promise<{ readonly account: string | undefined; readonly cookies: Cookies }>
}
