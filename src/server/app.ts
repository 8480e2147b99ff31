import type { Team } from '../booking/core/team.ts'
import type { FindWalkIns } from '../booking/use-cases/find-walk-ins.ts'
import type {
  AskForEarlier,
  BookWithProof,
  CancelBooking,
  FindSlots,
  HoldSlot,
  ListDevices,
  MoveBooking,
  NoteFetch,
  ReadFeed,
  ShowBooking,
  SubscribeDevice,
  UnsubscribeDevice,
} from '../booking/use-cases/signatures.ts'
import type { LanguageTag } from '../i18n/languages.ts'
import type { StaffTag } from '../i18n/strings/staff-strings.ts'
import type { SecondFactorPolicy } from '../staff/core/second-factor.ts'
import type { Cookies, SignedIn } from '../staff/ports/authenticator.ts'
import type * as Staff from '../staff/use-cases/signatures.ts'
import type { ReaderCalendar } from './calendars.ts'
import type { FeedCalendar } from './feed-calendar.ts'
import type { NoticesApp } from './notices-app.ts'
import type { Workspace } from './workspace/workspace.ts'

/** What an office is to people who book there: the German proper name and the way to it. */
export interface Place {
  readonly id: string
  readonly name: string
}

export interface Health {
  readonly status: 'ok' | 'unavailable'
  readonly version: string
  readonly storage: 'ok' | 'unavailable'
  readonly outbox: { readonly waiting: number; readonly oldest: string | null }
}

/** Everything that a route may call. Made once in wire.ts, handed to routes as `Astro.locals.app`. */
export interface App {
  readonly booking: {
    readonly findSlots: FindSlots
    readonly holdSlot: HoldSlot
    readonly bookSlot: BookWithProof
    readonly showBooking: ShowBooking
    readonly cancelBooking: CancelBooking
    readonly moveBooking: MoveBooking
    readonly askForEarlier: AskForEarlier
    readonly subscribeDevice: SubscribeDevice
    readonly unsubscribeDevice: UnsubscribeDevice
    readonly listDevices: ListDevices
    readonly readFeed: ReadFeed
  }
  /** Who works here: signing in, and what belongs to it. */
  readonly staff: {
    /** Who must have a second factor. */
    readonly secondFactor: SecondFactorPolicy
    /** What the district's own sign-in is called; undefined where it has none. */
    readonly elsewhere: string | undefined
    /** Counsellors by id, to link accounts to. */
    readonly counsellors: () => Promise<readonly { readonly id: string; readonly label: string }[]>
    readonly readInvitation: Staff.ReadInvitation
    readonly acceptInvitation: Staff.AcceptInvitation
    readonly signIn: Staff.SignIn
    readonly whatIsAwaited: Staff.WhatIsAwaited
    readonly enterCode: Staff.EnterCode
    readonly askForPasskey: Staff.AskForPasskey
    readonly signInByPasskey: Staff.SignInByPasskey
    readonly beginElsewhere: Staff.BeginElsewhere
    readonly finishElsewhere: Staff.FinishElsewhere
    readonly signOut: Staff.SignOut
    readonly whoIsSignedIn: Staff.WhoIsSignedIn
    readonly readReset: Staff.ReadReset
    readonly takeReset: Staff.TakeReset
    readonly listSessions: Staff.ListSessions
    readonly endSession: Staff.EndSession
    readonly whatProves: Staff.WhatProves
    readonly proveAgain: Staff.ProveAgain
    readonly readSecurity: Staff.ReadSecurity
    readonly beginFactor: Staff.BeginFactor
    readonly readPendingFactor: Staff.ReadPendingFactor
    readonly confirmFactor: Staff.ConfirmFactor
    readonly turnOffFactor: Staff.TurnOffFactor
    readonly makeRecoveryCodes: Staff.MakeRecoveryCodes
    readonly askToAddPasskey: Staff.AskToAddPasskey
    readonly addPasskey: Staff.AddPasskey
    readonly removePasskey: Staff.RemovePasskey
    readonly changePassword: Staff.ChangePassword
    readonly inviteStaff: Staff.InviteStaff
    readonly listMembers: Staff.ListMembers
    readonly changeMember: Staff.ChangeMember
    readonly doToMember: Staff.DoToMember
    readonly listOpenInvitations: Staff.ListOpenInvitations
    readonly withdrawInvitation: Staff.WithdrawInvitation
    readonly makeReset: Staff.MakeReset
    readonly readAudit: Staff.ReadAudit
  }
  /** What staff do, once they are signed in. */
  readonly workspace: Workspace
  /** Notices on top of readers' pages, and writing them. */
  readonly notices: NoticesApp
  /** Where and how one can book: offices by id, modes, and teams, as the office hours are now. */
  readonly bookablePlaces: () => Promise<{
    readonly offices: readonly string[]
    readonly modes: readonly string[]
    readonly teams: readonly Team[]
  }>
  /** When one may come without an appointment in the next seven days. */
  readonly findWalkIns: FindWalkIns
  readonly feedCalendar: FeedCalendar
  /** Counts that nothing was free at all, without a trace of who looked; does nothing where the district does not want it. */
  readonly noteSearch: (sought: {
    readonly topic?: string | undefined
    readonly language?: string | undefined
  }) => void
  /** Notes after the answer that a feed was fetched; never fails. */
  readonly noteFetch: (...fetched: Parameters<NoteFetch>) => void
  readonly writeReaderCalendar: ReaderCalendar
  /** The office of this id in the district's content; undefined for phone and video. */
  readonly placeOf: (office: string | null) => Place | undefined
  /** Ids of the offices that can be reached without steps. */
  readonly stepFreeOffices: readonly string[]
  /** The ids of a guide's steps; undefined where there is no such guide. */
  readonly stepsOf: (guide: string) => readonly string[] | undefined
  readonly topics: readonly string[]
  readonly spokenLanguages: readonly string[]
  /** The public origin from the configuration; undefined where the request's own is used. */
  readonly siteUrl: string | undefined
  /** Which messages go out, so that no page promises one that does not. */
  readonly messages: {
    readonly mail: boolean
    readonly sms: boolean
    /** The key that a browser subscribes with (VAPID, base64url); undefined where devices are not reminded. */
    readonly pushKey: string | undefined
  }
  readonly health: () => Promise<Health>
}

/** What a request carries on its way to a route, beside itself. */
export interface RequestLocals {
  app: App
  /** Set by the server where a body was over 16 kB and has been dropped. */
  bodyTooLarge?: boolean
  /** The network that the request came from (never the address); undefined where it is not known. */
  network?: string | undefined
  /** The language of the address of a dynamic page, set by web/steps/know-language.ts. */
  language: LanguageTag
  /** The texts of a posted form, read once by web/steps/read-form.ts. */
  form?: Record<string, string>
  /** The same, with all texts of fields that come several times. */
  formLists?: ReadonlyMap<string, readonly string[]>
  /** Who sent a request for a page of staff; set, with the rest, by web/steps/know-staff.ts. */
  signedIn?: SignedIn | undefined
  /** The language of a page of staff. */
  staffLanguage: StaffTag
  /** Cookies for the answer to staff, as lines of a header. Nobody else gets any. */
  staffCookies: Cookies
}
