/** What is done for each kind of delivery. Doing it twice must be as good as once. */
export type Handlers = Readonly<Record<string, (subject: string) => Promise<void>>>
