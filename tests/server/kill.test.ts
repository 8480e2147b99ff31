import { expect, it } from 'vitest'
import { homes } from '../builders/homes.ts'
import { killLoop } from '../builders/kill-loop.ts'

it.each(homes)(
  'five times killed in the middle of its work, a server on $name has every booking that it acknowledged',
  async ({ name, make }) => {
    const home = await make()
    const report = await killLoop(home, 5, 12)
    await home.remove()
    console.log(
      `${name}: ${report.acknowledged} acknowledged, ${report.kills} kills, ${report.inFlight} with a request in flight`,
    )
    expect(report.lost).toEqual([])
    expect(report.inFlight).toBeGreaterThanOrEqual(1)
    expect(report.acknowledged).toBeGreaterThanOrEqual(50)
  },
  240_000,
)
