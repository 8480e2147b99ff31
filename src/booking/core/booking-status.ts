/** Where a booking stands. Moving is an action, not a status: a moved booking is still booked. */
export type BookingStatus = 'booked' | 'cancelled' | 'attended' | 'missed'

export type BookingAction = 'move' | 'cancel' | 'attend' | 'miss'
