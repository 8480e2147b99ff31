/** How long after its time something is still worth sending. Hours; what is not named here is tried for ever. */
const worthHours: Readonly<Record<string, number>> = {
  mail: 48,
  reminder: 20,
  sms: 48,
  'sms-reminder': 20,
  alert: 20,
  invitation: 48,
  calendar: 30 * 24,
}

/** When a kind of delivery is given up; undefined where it must be done, however late. */
export const deadlineOf = (kind: string, due: Temporal.Instant): Temporal.Instant | undefined => {
  const hours = worthHours[kind]
  return hours === undefined ? undefined : due.add({ hours })
}
