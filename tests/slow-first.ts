import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Rooms whose files take longest: a browser walks in the first, servers are started in the second. */
const slow = [/tests\/(e2e\/accessibility|long\/)/, /tests\/e2e\//, /tests\/server\//]

const rank = ({ moduleId }: TestSpecification): number => {
  const place = slow.findIndex(room => room.test(moduleId))
  return place < 0 ? slow.length : place
}

/** Begins with what takes longest, so that at the end no worker waits for another one's browser. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
