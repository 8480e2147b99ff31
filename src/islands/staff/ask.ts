/** What the server answered; `type` is its problem's, or `unreachable`. */
export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly type: string; readonly title: string }

interface Question {
  readonly language: string
  /** What is sent; without it the address is only read. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Asks an address of the workspace. A server that cannot be reached is an answer too; only being called off is thrown. */
export async function ask<T>(path: string, { language, body, signal }: Question): Promise<Answered<T>> {
  const headers = { 'Accept-Language': language, ...(body ? { 'Content-Type': 'application/json' } : {}) }
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  try {
    const response = await fetch(path, { headers, ...sent, ...(signal && { signal }) })
    // Our own server wrote it, by the types of agenda.ts.
    const answer = await response.json()
    return response.ok
      ? { ok: true, value: answer }
      : { ok: false, type: String(answer.type), title: String(answer.title) }
  } catch (error) {
    if (signal?.aborted) throw error
    return { ok: false, type: 'unreachable', title: '' }
  }
}
