import type { Deputy } from '../core/booked-by.ts'
import type { BookingDetails, BookingSummary, Confirmation, Contact } from '../core/booking.ts'
import type { Counsellor } from '../core/counsellor.ts'
import type { Device } from '../core/device.ts'
import type { FeedClient } from '../core/feed-client.ts'
import type { Hold } from '../core/hold.ts'
import type { Mode, OfficeHours } from '../core/office-hours.ts'
import type { ReaderReason } from '../core/reason.ts'
import type { Result } from '../core/result.ts'
import type { OfferedSlot } from '../core/slot.ts'
import type { Team } from '../core/team.ts'
import type { Wish } from '../core/wish.ts'
import type { FeedEvent, FeedRecord } from '../ports/records.ts'

/** Which free slots are wanted; what is left out does not limit. */
export type SlotFilter = {
  readonly from?: Temporal.Instant | undefined
  readonly to?: Temporal.Instant | undefined
  readonly office?: string | undefined
  readonly language?: string | undefined
  readonly topic?: string | undefined
  readonly mode?: Mode | undefined
  readonly counsellor?: string | undefined
  /** Id of a team: any of its counsellors. */
  readonly team?: string | undefined
  /** Any of these counsellors. */
  readonly counsellors?: readonly string[] | undefined
  /** Any of these offices; a talk on the phone or by video needs none. */
  readonly offices?: readonly string[] | undefined
  /** Only with counsellors who say of themselves that they are women. */
  readonly woman?: boolean | undefined
  /** Of counsellors who are free at one time and place for the same length, one that is chosen fairly. */
  readonly distinct?: boolean | undefined
  /** The client's own key: what its hold keeps is free to it. */
  readonly client?: string | undefined
  /** Default 50. */
  readonly limit?: number | undefined
}

/** Free slots in order of time; `next` is the `from` of the page after this one, to be given back to the nanosecond. */
export type SlotPage = { readonly slots: readonly OfferedSlot[]; readonly next: Temporal.Instant | null }

export type FindSlots = (filter: SlotFilter) => Promise<SlotPage>

export type HoldSlotInput = {
  readonly slot: string
  /** The client's own key: the same key keeps one slot at a time, and prolongs its hold by asking again. */
  readonly client?: string | undefined
  /** What alternatives must offer where the slot is taken. */
  readonly language?: string | undefined
  readonly topic?: string | undefined
  readonly network?: string | undefined
}
export type HeldSlot = {
  readonly hold: Hold['id']
  readonly slot: OfferedSlot
  readonly expires: Temporal.Instant
}
export type HoldSlot = (input: HoldSlotInput) => Promise<Result<HeldSlot>>

/** A hold, or a slot, or both: then it is the slot, from the hold where that still keeps it, else from what is free. */
export type SlotChoice =
  | { readonly hold: string; readonly slot?: string | undefined }
  | { readonly slot: string; readonly hold?: string | undefined }

export type BookSlotInput = SlotChoice & {
  readonly topic: string
  readonly language: string
  readonly name: string
  readonly contact?: Contact | undefined
  readonly note?: string | undefined
  readonly wishes?: readonly Wish[] | undefined
  /** Who books for somebody else, and whether she agrees. */
  readonly onBehalf?: { readonly by: Deputy; readonly consent: boolean } | undefined
  /** BCP 47 tag of the language of the pages, for messages. */
  readonly locale?: string | undefined
  /** The network that the request came from; only a hash of it is kept, for a day. Undefined where it is not known. */
  readonly network?: string | undefined
  /** Whether a proof of work came with the request and was found right. */
  readonly proven?: boolean | undefined
  readonly guide?: string | undefined
  readonly step?: string | undefined
  readonly idempotencyKey?: string | undefined
}
export type BookSlot = (input: BookSlotInput) => Promise<Result<Confirmation>>
/** Books as `BookSlot` does; `proof` is the solution to the work that a refusal before has set. */
export type BookWithProof = (
  input: BookSlotInput & { readonly proof?: string | undefined },
) => Promise<Result<Confirmation>>

/** What a reader shows to see or change her booking; both are taken as people type them. */
export type BookingKey = {
  readonly reference: string
  readonly code: string
  /** The network that the request came from. */
  readonly network?: string | undefined
}

export type ShowBooking = (key: BookingKey) => Promise<Result<BookingDetails>>
export type CancelBooking = (
  key: BookingKey & { readonly reason?: ReaderReason | undefined },
) => Promise<Result<BookingSummary>>
/** Whether she wants to be told when something earlier comes free. */
export type AskForEarlier = (input: BookingKey & { readonly wanted: boolean }) => Promise<Result<null>>
/** Reminds on a device, and says when. Asking twice is as good as once. */
export type SubscribeDevice = (
  input: BookingKey & { readonly device: Device; readonly locale?: string | undefined },
) => Promise<Result<{ readonly due: Temporal.Instant }>>
/** Reminds on a device no more; whether it did before makes no difference. */
export type UnsubscribeDevice = (input: BookingKey & { readonly endpoint: string }) => Promise<Result<null>>
/** Where the devices are reached that are reminded of an appointment. */
export type ListDevices = (key: BookingKey) => Promise<Result<readonly string[]>>
export type MoveBooking = (input: BookingKey & SlotChoice) => Promise<Result<BookingSummary>>

/** A feed that was opened by its secret. */
export type OpenedFeed = Pick<
  FeedRecord,
  'id' | 'scope' | 'target' | 'details' | 'generation' | 'fetched'
> & {
  /** Name of its counsellor or team; an office and the district are named by their id, which content knows. */
  readonly name: string
  /** Names of counsellors, by id, where it shows appointments of several. */
  readonly labels: ReadonlyMap<string, string>
  /** Another text whenever other events are in it, or one of them has changed. */
  readonly mark: string
  /** Reads what is in it: only needed by whoever has not got it yet. */
  readonly events: () => Promise<readonly FeedEvent[]>
}
/** Undefined where no feed has this secret. */
export type ReadFeed = (secret: string) => Promise<OpenedFeed | undefined>

/** Notes that a feed was fetched, at most once an hour. */
export type NoteFetch = (
  feed: Pick<OpenedFeed, 'id' | 'generation' | 'fetched'>,
  client: FeedClient,
) => Promise<void>

/** Checks every rule and fills storage; throws one error that names each fault. */
export type FillDistrict = (district: {
  readonly counsellors: readonly Counsellor[]
  readonly officeHours: readonly OfficeHours[]
  readonly teams?: readonly Team[] | undefined
}) => Promise<void>

/** Wipes name and contact when they are due; before that it does nothing. */
export type ForgetPersonalData = (booking: string) => Promise<void>

/** Takes a booking away, whole, when that is due; before that it does nothing. */
export type EraseBooking = (booking: string) => Promise<void>

/** Takes away what ran out by itself: holds, answers, networks. */
export type SweepTraces = () => Promise<void>

/** Gives an earlier slot to the next in line once whoever it was kept for has let her time pass. */
export type PassOnEarlier = (booking: string) => Promise<void>
