/** Where a booking stands. Moving and handing over are actions, not statuses: a moved booking is still booked. */
export type BookingStatus = 'booked' | 'cancelled' | 'attended' | 'missed'

export type BookingAction = 'move' | 'hand-over' | 'cancel' | 'attend' | 'miss'
