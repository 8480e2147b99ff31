import type { Content } from './content.ts'

/** Puts every list into the order in which it is shown: guides and topics by their `order`, the others by id. */
export function sortContent(content: Content): Content {
  const byId = <Entry extends { readonly id: string }>(entries: readonly Entry[]) =>
    entries.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return {
    district: content.district,
    guides: byId(content.guides).toSorted((one, other) => one.facts.order - other.facts.order),
    topics: byId(content.topics).toSorted((one, other) => one.order - other.order),
    terms: byId(content.terms),
    papers: byId(content.papers),
    officeKinds: byId(content.officeKinds),
    offices: byId(content.offices),
    towns: byId(content.towns),
    counsellors: byId(content.counsellors),
    officeHours: byId(content.officeHours),
    teams: byId(content.teams),
  }
}
