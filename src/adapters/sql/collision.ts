/** Another unit of work was changing what this one went by: done again, it sees what has come of that. */
export class Collision extends Error {
  override readonly name = 'Collision'
}
