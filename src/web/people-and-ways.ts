const people = new Set(['you', 'adviser', 'landlord', 'employer', 'school', 'doctor'])
const ways = new Set(['online', 'phone', 'post'])

/** Whether `who` of a step names a person of the interface's strings, not a kind of office. */
export function isPerson(id: string): boolean {
  return people.has(id)
}

/** Whether `where` of a step is a way (online, phone, post), not a kind of office. */
export function isWay(id: string): boolean {
  return ways.has(id)
}
