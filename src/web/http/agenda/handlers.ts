// What the addresses of the calendar do; the files in pages/staff/api are names plus a call.
import { dayBegins } from '../../../booking/core/berlin.ts'
import type { ExceptionAnswer } from '../../../booking/use-cases/staff-signatures.ts'
import type {
  AgendaAnswer,
  ExceptionChanged,
  FreeAnswer,
  MovedAnswer,
  ToldAnswer,
} from '../../../islands/staff/agenda.ts'
import type { WorkRefusal, WorkResult } from '../../../server/workspace/acting.ts'
import { json } from '../answers.ts'
import { problem, refusalResponse } from '../problem.ts'
import { readJson, readQuery } from '../read-request.ts'
import { agendaAnswer, appointmentAnswer, freeTimeAnswer, wordingOf } from './answer.ts'
import type { StaffCall } from './call.ts'
import {
  agendaQuerySchema,
  cancelSchema,
  exceptionChangeSchema,
  exceptionRemovalSchema,
  exceptionRestorationSchema,
  freeQuerySchema,
  moveSchema,
  toldQuerySchema,
} from './schemas.ts'

async function refusedAs(call: StaffCall, refusal: WorkRefusal): Promise<Response> {
  if (refusal.kind === 'not-allowed') return problem('not-allowed', call.language)
  const words = await wordingOf(call)
  return refusalResponse(refusal, call.language, slot => freeTimeAnswer(slot, words))
}

/** Dates of an asked time as instants: [from, to). */
function instantsOf({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  return { from: dayBegins(from), to: dayBegins(to) }
}

/** What stands in the calendars in view, for the page and for its script. */
export async function readAgenda(
  call: Pick<StaffCall, 'app' | 'actor' | 'language' | 't'>,
  span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  counsellor: string | undefined,
): Promise<WorkResult<AgendaAnswer>> {
  const { agendas } = call.app.workspace
  const read = await agendas.read(call.actor, { counsellor, ...instantsOf(span) })
  if (!read.ok) return read
  const counsellors = await agendas.counsellorsOf(call.actor)
  const plansFor = await agendas.plansFor(call.actor)
  return { ok: true, value: agendaAnswer(read.value, { counsellors, plansFor }, await wordingOf(call)) }
}

/** `GET /staff/api/agenda?from=&to=&counsellor=`: what stands in one calendar, or in all whom she works for. */
export async function getAgenda(call: StaffCall): Promise<Response> {
  const query = readQuery(agendaQuerySchema, call.request)
  if (!query.ok) return query.response
  const read = await readAgenda(call, query.value, query.value.counsellor)
  return read.ok ? json(read.value) : refusedAs(call, read.refusal)
}

/** `GET /staff/api/free?booking=&from=&to=&counsellor=`: where an appointment can go. */
export async function getFree(call: StaffCall): Promise<Response> {
  const query = readQuery(freeQuerySchema, call.request)
  if (!query.ok) return query.response
  const { booking, counsellor } = query.value
  const wanted = { booking, counsellor, ...instantsOf(query.value) }
  const free = await call.app.workspace.agendas.free(call.actor, wanted)
  if (!free.ok) return refusedAs(call, free.refusal)
  const words = await wordingOf(call)
  const { slots, reached } = free.value
  return json({ slots: slots.map(slot => freeTimeAnswer(slot, words)), reached } satisfies FreeAnswer)
}

/** `POST /staff/api/agenda/move` `{booking, slot}` */
export async function postMove(call: StaffCall): Promise<Response> {
  const body = await readJson(moveSchema, call.request)
  if (!body.ok) return body.response
  const moved = await call.app.workspace.agendas.move(call.actor, body.value)
  if (!moved.ok) return refusedAs(call, moved.refusal)
  const { booking, back = null } = moved.value
  return json({ ...appointmentAnswer(booking, await wordingOf(call)), back } satisfies MovedAnswer)
}

/** `GET /staff/api/agenda/told?booking=`: how its reader would hear of a change. */
export async function getTold(call: StaffCall): Promise<Response> {
  const query = readQuery(toldQuerySchema, call.request)
  if (!query.ok) return query.response
  const told = await call.app.workspace.agendas.told(call.actor, query.value.booking)
  return told.ok ? json({ told: told.value } satisfies ToldAnswer) : refusedAs(call, told.refusal)
}

/** `POST /staff/api/agenda/cancel` `{booking, reason}` */
export async function postCancel(call: StaffCall): Promise<Response> {
  const body = await readJson(cancelSchema, call.request)
  if (!body.ok) return body.response
  const cancelled = await call.app.workspace.agendas.cancel(call.actor, body.value)
  return cancelled.ok
    ? json(appointmentAnswer(cancelled.value, await wordingOf(call)))
    : refusedAs(call, cancelled.refusal)
}

async function changed(call: StaffCall, result: WorkResult<ExceptionAnswer>): Promise<Response> {
  if (!result.ok) return refusedAs(call, result.refusal)
  const words = await wordingOf(call)
  const { exception, conflicts } = result.value
  const met = conflicts.map(booking => appointmentAnswer(booking, words))
  return json({ exception, conflicts: met } satisfies ExceptionChanged)
}

/** `POST /staff/api/agenda/exceptions/change` `{id, from, to, hours}` */
export async function postExceptionChange(call: StaffCall): Promise<Response> {
  const body = await readJson(exceptionChangeSchema, call.request)
  if (!body.ok) return body.response
  return changed(call, await call.app.workspace.agendas.moveException(call.actor, body.value))
}

/** `POST /staff/api/agenda/exceptions/remove` `{id}` */
export async function postExceptionRemoval(call: StaffCall): Promise<Response> {
  const body = await readJson(exceptionRemovalSchema, call.request)
  if (!body.ok) return body.response
  return changed(call, await call.app.workspace.agendas.removeException(call.actor, body.value.id))
}

/** `POST /staff/api/agenda/exceptions/restore`: an exception without its id, as after it was taken away by mistake. */
export async function postExceptionRestoration(call: StaffCall): Promise<Response> {
  const body = await readJson(exceptionRestorationSchema, call.request)
  if (!body.ok) return body.response
  return changed(call, await call.app.workspace.agendas.addException(call.actor, body.value))
}
