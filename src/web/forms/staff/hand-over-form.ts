import { z } from 'zod'
import { counsellorReasons } from '../../../booking/core/reason.ts'
import type { HandOverAnswer } from '../../../booking/use-cases/staff-signatures.ts'
import type { StaffKey } from '../../../i18n/strings/staff-strings.ts'
import type { RequestLocals } from '../../../server/app.ts'
import type { WorkRefusal, WorkResult } from '../../../server/workspace/acting.ts'
import type { CounsellorEntry } from '../../../server/workspace/administration.ts'
import { staffOf } from './access.ts'

/** The form of a leave or a substitution as it was sent; dates are `YYYY-MM-DD`. */
export type HandOverTyped = {
  readonly last: string
  readonly from: string
  readonly to: string
  readonly colleague: string
  readonly reason: string
  readonly despite: boolean
}

/** The form, what would happen, or what has happened. */
export type HandOverStage =
  | { readonly kind: 'form'; readonly typed: HandOverTyped; readonly fault?: StaffKey | undefined }
  | { readonly kind: 'preview' | 'done'; readonly typed: HandOverTyped; readonly answer: HandOverAnswer }

type Locals = Pick<RequestLocals, 'app' | 'form' | 'signedIn'>

const date = z.iso.date()
const reason = z.enum(counsellorReasons).catch('other')

function typedIn(form: Record<string, string> = {}): HandOverTyped {
  const { last = '', from = '', to = '', colleague = '', reason: said = 'away', despite } = form
  return { last, from, to, colleague, reason: said, despite: despite === 'yes' }
}

function faultOf({ kind }: WorkRefusal): StaffKey {
  return kind === 'exception-invalid' ? 'counsellors.datesFault' : 'counsellors.fault.gone'
}

function stageOf(typed: HandOverTyped, dryRun: boolean, result: WorkResult<HandOverAnswer>): HandOverStage {
  if (!result.ok) return { kind: 'form', typed, fault: faultOf(result.refusal) }
  return { kind: dryRun ? 'preview' : 'done', typed, answer: result.value }
}

/** What is sent first is only looked at; what was seen and is sent again with `sure` is done. */
const isRehearsal = (form: Record<string, string>): boolean => form.sure !== 'yes'

/** A counsellor's last day. */
export async function leaveFrom(locals: Locals, counsellor: string): Promise<HandOverStage> {
  const { app, form } = locals
  const typed = typedIn(form)
  if (!form) return { kind: 'form', typed }
  if (!date.safeParse(typed.last).success) return { kind: 'form', typed, fault: 'counsellors.lastFault' }
  const dryRun = isRehearsal(form)
  const leaving = { counsellor, last: typed.last, despiteLanguage: typed.despite, dryRun }
  const result = await app.workspace.administration.leave(staffOf(locals).account, {
    ...leaving,
    colleague: typed.colleague === '' ? undefined : typed.colleague,
  })
  return stageOf(typed, dryRun, result)
}

/** Somebody stands in for a counsellor. */
export async function substituteFrom(locals: Locals, counsellor: string): Promise<HandOverStage> {
  const { app, form } = locals
  const typed = typedIn(form)
  if (!form) return { kind: 'form', typed }
  const { from, to, colleague, despite: despiteLanguage } = typed
  if (!date.safeParse(from).success || !date.safeParse(to).success || to < from)
    return { kind: 'form', typed, fault: 'counsellors.datesFault' }
  if (colleague === '') return { kind: 'form', typed, fault: 'counsellors.colleagueFault' }
  const dryRun = isRehearsal(form)
  const result = await app.workspace.administration.handOver(staffOf(locals).account, {
    ...{ counsellor, colleague, from, to, reason: reason.parse(typed.reason), despiteLanguage, dryRun },
  })
  return stageOf(typed, dryRun, result)
}

/** Somebody who could take a counsellor's appointments, and what she has not of what those are about. */
export type Colleague = {
  readonly id: string
  readonly label: string
  readonly languages: readonly string[]
  readonly topics: number
}

/** Who works here beside a counsellor: who lacks least comes first. */
export function colleaguesOf(
  { id, languages, topics }: CounsellorEntry,
  all: readonly CounsellorEntry[],
): readonly Colleague[] {
  return all
    .filter(other => other.id !== id && other.hours.kind === 'until')
    .map(other => ({
      ...{ id: other.id, label: other.label },
      languages: languages.filter(language => !other.languages.includes(language)),
      topics: topics.filter(topic => !other.topics.includes(topic)).length,
    }))
    .toSorted((a, b) => a.languages.length - b.languages.length || a.topics - b.topics)
}
