import { expect, it } from 'vitest'
import { outage } from '../builders/outage.ts'

it('while PostgreSQL is away for some seconds, people are told to come back, and it goes on by itself', async () => {
  const report = await outage(4)
  console.log(`${report.acknowledged} acknowledged, booked again after ${Math.round(report.recovery)} ms`)
  expect([...report.before]).not.toContain(503)
  expect([...report.during]).toEqual([503])
  expect(report.after).toContain(201)
  expect(report.problem.type).toMatch(/unavailable$/)
  expect(report.problem.retryAfter).toBeGreaterThan(0)
  expect(report.health).toBe(503)
  expect(report.page).toBe(200)
  expect(report.lost).toEqual([])
  expect(report.output).not.toMatch(/lotse:lotse@|Amal/)
}, 120_000)
