import type { BookingDependencies } from './dependencies.ts'

/** A client's own key as it is stored: hashed, so that nobody who reads storage can use it. */
export const clientHash = (
  { secrets }: Pick<BookingDependencies, 'secrets'>,
  client: string | undefined,
): string | null => (client === undefined ? null : secrets.keyedHash('hold-client', client))

/** Id of the hold that a client has, undefined where there is none; its claims are no hindrance to herself. */
export const findOwnHold = async (
  needs: Pick<BookingDependencies, 'storage' | 'secrets'>,
  client: string | undefined,
): Promise<string | undefined> => {
  const hash = clientHash(needs, client)
  return hash === null ? undefined : (await needs.storage.findHoldByClient(hash))?.id
}
