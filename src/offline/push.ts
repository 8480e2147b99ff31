/** What the server sends to a device (src/server/alert-handlers.ts). */
interface Reminder {
  readonly title: string
  readonly body: string
  /** What the body is from midnight on, for a device that was off. */
  readonly today: string
  /** When the day of the appointment begins. Milliseconds of the epoch. */
  readonly midnight: number
  /** The page of the appointment, without its code. */
  readonly url: string
}

/** What is shown of a reminder that arrives at a time. */
export function shownReminder(text: string, now: number): { title: string; options: NotificationOptions } {
  const { title, body, today, midnight, url }: Reminder = JSON.parse(text)
  // One of each appointment, whatever comes twice.
  return { title, options: { body: now < midnight ? body : today, tag: url, data: url } }
}

/** Only a page of ours is opened. */
export function pageOf(data: unknown, origin: string): string {
  const url = new URL(typeof data === 'string' ? data : '/', origin)
  return url.origin === origin ? url.href : `${origin}/`
}

/** Shows reminders that come to the device, and opens the appointment that is tapped. */
export function listenToPush(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', event => {
    if (!event.data) return
    const { title, options } = shownReminder(event.data.text(), Date.now())
    event.waitUntil(worker.registration.showNotification(title, options))
  })
  worker.addEventListener('notificationclick', event => {
    event.notification.close()
    event.waitUntil(worker.clients.openWindow(pageOf(event.notification.data, worker.location.origin)))
  })
}
