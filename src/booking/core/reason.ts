/** Why a reader gives an appointment back; its counsellor sees it. */
export const readerReasons = ['not-needed', 'cannot-come', 'other'] as const

/** Why a counsellor takes an appointment back or hands it over; its reader sees it in her language. */
export const counsellorReasons = ['ill', 'away', 'closed', 'other'] as const

export type ReaderReason = (typeof readerReasons)[number]
export type CounsellorReason = (typeof counsellorReasons)[number]
export type Reason = ReaderReason | CounsellorReason
