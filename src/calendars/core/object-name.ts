const pattern = /^lotse-([0-9a-z-]{1,64})\.ics$/

/** The name under which a booking stands in every calendar: one object for each, whoever writes it and however often. */
export const objectName = (booking: string): string => `lotse-${booking}.ics`

/** The booking of an object that is ours; undefined for any other. */
export const bookingOfObject = (name: string): string | undefined => pattern.exec(name)?.[1]
