// The last line of a run: how many tests passed and failed, from the reports that Vitest wrote.
import { readdirSync, readFileSync } from 'node:fs'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly success: boolean
}

const folder = new URL('.output/', import.meta.url)
const reports = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map((name): Report => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
const passed = reports.reduce((sum, report) => sum + report.numPassedTests, 0)
// A file that could not be loaded has no failed test and is a failure all the same.
const failed = reports.reduce(
  (sum, report) => sum + (report.success ? 0 : Math.max(1, report.numFailedTests)),
  0,
)

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
