import { expect, it } from 'vitest'
import { outage } from '../builders/outage.ts'

it('while PostgreSQL is away for 20 seconds, nothing is acknowledged, and nothing that was is lost', async () => {
  const report = await outage(20, 32)
  console.log(`${report.acknowledged} acknowledged, booked again after ${Math.round(report.recovery)} ms`)
  expect([...report.during]).toEqual([503])
  expect(report.after).toContain(201)
  expect(report.health).toBe(503)
  expect(report.page).toBe(200)
  expect(report.lost).toEqual([])
}, 180_000)
