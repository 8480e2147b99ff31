/** Tables as they are stored: instants as ISO text in UTC with milliseconds, lists as JSON text. */
export type Schema = {
  readonly counsellors: {
    readonly id: string
    readonly label: string
    readonly languages: string
    readonly topics: string
    /** 1, 0 or null. */
    readonly woman: number | null
  }
  readonly office_hours: {
    readonly id: string
    readonly counsellor: string
    readonly office: string | null
    readonly mode: string
    readonly access: string
    readonly recurrence: string
    readonly from_time: string
    readonly to_time: string
    readonly valid_from: string
    readonly valid_to: string | null
    readonly slot_minutes: number
    readonly buffer_minutes: number
    readonly seats: number
    readonly topics: string
    readonly travel_minutes: number
    readonly notice_minutes: number | null
    readonly horizon_days: number | null
    readonly most_a_day: number | null
  }
  readonly exceptions: {
    readonly id: string
    readonly kind: string
    readonly counsellor: string | null
    readonly rule: string | null
    readonly from_date: string
    readonly to_date: string
    readonly from_time: string | null
    readonly to_time: string | null
    readonly reason: string
  }
  readonly teams: {
    readonly id: string
    readonly label: string
    readonly members: string
  }
  readonly district_version: { readonly id: number; readonly version: number }
  readonly feeds: {
    readonly id: string
    readonly lookup: string
    readonly scope: string
    readonly target: string
    readonly label: string
    readonly details: string
    readonly generation: number
    readonly created_at: string
    readonly fetched_at: string | null
    readonly fetched_by: string | null
  }
  readonly bookings: {
    readonly id: string
    readonly reference: string
    readonly status: string
    readonly slot: string
    readonly counsellor: string
    readonly office: string | null
    readonly mode: string
    readonly start_at: string
    readonly end_at: string
    readonly topic: string
    readonly language: string
    readonly guide: string | null
    readonly step: string | null
    readonly wishes: string
    readonly booked_by: string
    readonly locale: string | null
    readonly consent_at: string | null
    readonly personal: string | null
    readonly email_key: string | null
    readonly phone_key: string | null
    readonly reason: string | null
    readonly sequence: number
    readonly generation: number
    readonly created_at: string
    readonly changed_at: string
  }
  readonly holds: {
    readonly id: string
    readonly slot: string
    readonly created_at: string
    readonly expires_at: string
    readonly client: string | null
  }
  readonly claims: {
    readonly counsellor: string
    readonly lane: number
    readonly quantum: number
    readonly slot: string
    readonly owner: string
    readonly until_at: string | null
  }
  readonly history: {
    readonly booking: string
    readonly place: number
    readonly at: string
    readonly by_whom: string
    readonly what: string
    readonly slot: string
    readonly reason: string | null
  }
  readonly waiting: {
    readonly booking: string
    readonly since_at: string
    readonly offer: string | null
  }
  readonly networks: {
    readonly booking: string
    readonly key: string
    readonly expires_at: string
  }
  readonly counters: {
    readonly day: string
    readonly office: string
    readonly topic: string
    readonly language: string
    readonly outcome: string
    readonly count: number
  }
  readonly waiting_times: {
    readonly day: string
    readonly language: string
    readonly hours: number | null
  }
  readonly searches: {
    readonly month: string
    readonly topic: string
    readonly language: string
    readonly count: number
  }
  readonly guides_read: {
    readonly month: string
    readonly guide: string
    readonly language: string
    readonly count: number
  }
  readonly events: {
    readonly booking: string
    readonly counsellor: string
    readonly start_at: string
    readonly end_at: string
    readonly cancelled_at: string | null
    readonly changed_at: string
    readonly text: string
    readonly office: string | null
    readonly topic: string | null
    readonly language: string | null
  }
  readonly idempotency: {
    readonly key: string
    readonly body: string
    readonly expires_at: string
    readonly booking: string | null
    readonly answer: string | null
  }
  readonly connections: {
    readonly id: string
    readonly counsellor: string
    readonly label: string
    readonly address: string
    readonly sealed: string
    readonly writes: number
    readonly reads: number
    readonly when_stale: string
    readonly created_at: string
    readonly pushed_at: string | null
    readonly push_fault: string | null
    readonly read_at: string | null
    readonly read_fault: string | null
    readonly read_mark: string | null
    readonly read_whole_at: string | null
  }
  readonly remote_events: {
    readonly connection: string
    readonly booking: string
    readonly etag: string | null
    readonly written: string | null
    readonly by_hand_at: string | null
  }
  readonly busy: {
    readonly connection: string
    readonly object: string
    readonly from_quantum: number
    readonly to_quantum: number
    readonly counsellor: string
  }
  readonly invitations: {
    readonly counsellor: string
    readonly sealed: string
    readonly created_at: string
  }
  readonly subscriptions: {
    readonly id: string
    readonly booking: string
    readonly sealed: string
    readonly locale: string | null
    readonly created_at: string
  }
  readonly staff_accounts: {
    readonly id: string
    readonly email: string
    readonly role: string
    readonly counsellor: string | null
    readonly locked_at: string | null
    readonly used_on: string | null
    readonly created_at: string
    readonly updated_at: string
  }
  readonly staff_credentials: {
    readonly id: string
    readonly account: string
    readonly provider: string
    readonly subject: string
    readonly password: string | null
    readonly created_at: string
    readonly updated_at: string
  }
  readonly staff_sessions: {
    readonly id: string
    readonly account: string
    readonly token: string
    readonly device: string
    readonly factors: number
    readonly proven_at: string | null
    readonly created_at: string
    readonly updated_at: string
    readonly expires_at: string
  }
  readonly staff_invitations: {
    readonly id: string
    readonly token_hash: string
    readonly email: string
    readonly role: string
    readonly counsellor: string | null
    readonly invited_by: string | null
    readonly created_at: string
    readonly expires_at: string
    readonly used_at: string | null
  }
  readonly staff_audit: {
    readonly id: string
    readonly at: string
    readonly actor: string | null
    readonly what: string
    readonly subject: string
    readonly detail: string
  }
  readonly staff_factors: {
    readonly account: string
    readonly sealed: string
    readonly begun_at: string
    readonly confirmed_at: string | null
    readonly last_step: number
  }
  readonly staff_recovery_codes: {
    readonly account: string
    readonly hash: string
  }
  readonly staff_steps: {
    readonly token_hash: string
    readonly kind: string
    readonly account: string | null
    readonly provider: string | null
    readonly subject: string | null
    readonly expires_at: string
  }
  readonly staff_resets: {
    readonly id: string
    readonly token_hash: string
    readonly account: string
    readonly expires_at: string
  }
  readonly staff_passkeys: {
    readonly id: string
    readonly account: string
    readonly name: string | null
    readonly credential: string
    readonly public_key: string
    readonly counter: number
    readonly device_type: string
    readonly backed_up: number
    readonly transports: string | null
    readonly aaguid: string | null
    readonly created_at: string | null
  }
  readonly staff_challenges: {
    readonly id: string
    readonly identifier: string
    readonly value: string
    readonly expires_at: string
    readonly created_at: string
    readonly updated_at: string
  }
  readonly notices: {
    readonly id: string
    readonly kind: string
    readonly place: string
    readonly texts: string
    readonly link: string | null
    readonly from_date: string
    readonly to_date: string
    readonly ended_at: string | null
  }
  readonly turns: { readonly key: string }
  readonly outbox: {
    readonly id: string
    readonly kind: string
    readonly subject: string
    readonly due_at: string
    readonly next_at: string
    readonly attempts: number
    readonly last_error: string | null
    readonly detail: string
    readonly place: number
    readonly dead_at: string | null
  }
}
