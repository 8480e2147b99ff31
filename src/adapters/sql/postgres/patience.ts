/** How long somebody waits for a connection, or for a row that another one has locked. */
export const patienceMilliseconds = 3_000
