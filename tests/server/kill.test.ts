import { expect, it } from 'vitest'
import { killLoop } from '../builders/kill-loop.ts'
import { dataFolder } from '../builders/server.ts'

it('ten times killed in the middle of its work, the server has every booking that it acknowledged', async () => {
  const folder = dataFolder()
  const report = await killLoop(folder.path, 10, 12)
  folder.remove()
  console.log(
    `${report.acknowledged} acknowledged, ${report.kills} kills, ${report.inFlight} with a request in flight`,
  )
  expect(report.lost).toEqual([])
  expect(report.inFlight).toBeGreaterThanOrEqual(3)
  expect(report.acknowledged).toBeGreaterThanOrEqual(100)
}, 120_000)
