import type { Closures } from '../core/closures.ts'
import type { Exception } from '../core/exception.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'

/** What closes a counsellor's hours on some dates (`YYYY-MM-DD`), as this unit of work knows it. */
export const closuresIn = async (
  tx: Transaction,
  { holidays }: Pick<BookingDependencies, 'holidays'>,
  counsellor: string,
  dates: Iterable<string>,
): Promise<Closures> => {
  const exceptions = new Map<string, Exception>()
  for (const date of new Set(dates))
    for (const exception of await tx.district.exceptionsOn(counsellor, date))
      exceptions.set(exception.id, exception)
  return { exceptions: [...exceptions.values()], isHoliday: holidays.isHoliday }
}
