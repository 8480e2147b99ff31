import { expect, it } from 'vitest'
import { homes } from '../builders/homes.ts'
import { killLoop } from '../builders/kill-loop.ts'

it.each(homes)(
  'a hundred times killed, a server on $name has every one of at least 2,000 bookings that it acknowledged',
  async ({ name, make }) => {
    const home = await make()
    const report = await killLoop(home, 100, 24)
    await home.remove()
    console.log(
      `${name}: ${report.acknowledged} acknowledged, ${report.kills} kills, ${report.inFlight} with a request in flight`,
    )
    expect(report.lost).toEqual([])
    expect(report.inFlight).toBeGreaterThanOrEqual(30)
    expect(report.acknowledged).toBeGreaterThanOrEqual(2_000)
  },
  1_200_000,
)
