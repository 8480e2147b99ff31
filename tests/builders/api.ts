export interface ApiSlot {
  readonly id: string
  readonly start: string
  readonly end: string
  readonly mode: string
  /** Those that are free. */
  readonly seats: number
  readonly office: { readonly id: string; readonly name: string } | null
  readonly counsellor: { readonly id: string; readonly languages: readonly string[] }
  readonly topics: readonly string[]
}

export interface ApiBooking {
  readonly reference: string
  readonly token: string
  readonly status: string
  readonly start: string
  readonly manage: string
  readonly calendar: string
}

/** A JSON request; the body is parsed where there is one. */
export async function call<T = unknown>(
  url: string,
  {
    method = 'GET',
    body,
    headers = {},
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: T }> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...sent,
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? (undefined as T) : JSON.parse(text),
  }
}

/** Free slots as the API lists them. */
export async function freeSlots(origin: string, query = ''): Promise<readonly ApiSlot[]> {
  const { body } = await call<{ slots: ApiSlot[] }>(`${origin}/api/slots?limit=1000&${query}`)
  return body.slots
}

/** What is needed to book a slot: a topic and a language that its counsellor offers. */
export function bookingOf(slot: ApiSlot, name = 'Amal') {
  return { slot: slot.id, topic: slot.topics[0] ?? '', language: slot.counsellor.languages[0] ?? '', name }
}

/** Books a slot through HTTP. */
export function book(origin: string, slot: ApiSlot, headers: Record<string, string> = {}) {
  return call<ApiBooking>(`${origin}/api/bookings`, { method: 'POST', body: bookingOf(slot), headers })
}
