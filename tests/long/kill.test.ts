import { expect, it } from 'vitest'
import { killLoop } from '../builders/kill-loop.ts'
import { dataFolder } from '../builders/server.ts'

it('a hundred times killed, the server has every one of at least 2,000 bookings that it acknowledged', async () => {
  const folder = dataFolder()
  const report = await killLoop(folder.path, 100, 24)
  folder.remove()
  console.log(
    `${report.acknowledged} acknowledged, ${report.kills} kills, ${report.inFlight} with a request in flight`,
  )
  expect(report.lost).toEqual([])
  expect(report.inFlight).toBeGreaterThanOrEqual(30)
  expect(report.acknowledged).toBeGreaterThanOrEqual(2_000)
}, 1_200_000)
