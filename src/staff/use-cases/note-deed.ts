import type { AuditEntry } from '../core/audit.ts'
import { done } from '../core/refusal.ts'
import type { StaffDependencies } from './dependencies.ts'

/** Writes a line of the log by itself. What it says is done after it: a deed without a line must not be. */
export type NoteDeed = (entry: Omit<AuditEntry, 'what'> & { readonly what: string }) => Promise<void>

/** Makes the use case that writes a line about what another context does. */
export const makeNoteDeed =
  ({ storage }: Pick<StaffDependencies, 'storage'>): NoteDeed =>
  async entry => {
    await storage.transaction(async tx => {
      await tx.note(entry)
      return done(null)
    })
  }
