/**
 * What is done for each kind of delivery, by its subject and its detail. Doing it twice must be as good as once. It throws
 * where it failed and may be tried again, and `Undeliverable` where trying again is of no use.
 */
export type Handlers = Readonly<Record<string, (subject: string, detail: string) => Promise<void>>>
