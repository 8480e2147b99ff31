// `npm run bench`: how fast bookings and searches are on this machine, beside what bounds them. Nothing here fails for slowness.
import buildOnce from '../builders/build-once.ts'
import { startServer } from '../builders/server.ts'
import { bookingSource, measureBookings } from './bookings.ts'
import { type BenchDistrict, benchDistrict } from './district.ts'
import { type Echo, startEcho } from './echo.ts'
import type { BenchEngine, OpenBenchEngine } from './engine.ts'
import { memoryOf } from './measure.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { openPostgresEngine } from './postgres-engine.ts'
import { bookingLines, heading, memoryLine, searchLines } from './report.ts'
import { bookingShots, searches } from './shots.ts'
import { measureSearches } from './slot-searches.ts'
import { soak } from './soak.ts'
import { openSqliteEngine } from './sqlite-engine.ts'

const engines: Readonly<Record<string, OpenBenchEngine>> = {
  sqlite: openSqliteEngine,
  postgres: openPostgresEngine,
}

const say = (line: string): void => console.log(line)

async function measure(
  engine: BenchEngine,
  echo: Echo,
  district: BenchDistrict,
  now: Temporal.Instant,
  { seconds, soakMinutes }: BenchOptions,
): Promise<void> {
  const server = await startServer(engine.data, { LOTSE_LIMITS: 'off', ...engine.env })
  const { pid } = server.process
  const bookings = bookingShots(district, now)
  const source = bookingSource(bookings)
  const shots = searches(district)
  const atStart = memoryOf(pid)
  bookingLines(engine, await measureBookings(engine, echo, server.origin, source, seconds)).forEach(say)
  const afterBookings = memoryOf(pid)
  searchLines(await measureSearches(echo, server.origin, shots, source, seconds / 4)).forEach(say)
  say(
    memoryLine([
      ['at the start', atStart],
      ['after the bookings', afterBookings],
      ['after the searches', memoryOf(pid)],
    ]),
  )
  const job = { origin: server.origin, bookings, searches: Object.values(shots) }
  if (soakMinutes > 0) await soak(job, pid, soakMinutes, line => say(`  soak, ${line}`))
  await server.stop()
}

const options = readOptions(process.argv.slice(2))
buildOnce()
const now = Temporal.Now.instant()
const district = benchDistrict(now)
const echo = await startEcho()
heading(district.booked.length + district.free.length).forEach(say)
for (const [name, open] of Object.entries(engines)) {
  if (options.engine !== undefined && options.engine !== name) continue
  const begin = performance.now()
  const engine = await open(district, now)
  say(`\n${engine.name} (filled in ${((performance.now() - begin) / 1_000).toFixed(1)} s)`)
  try {
    await measure(engine, echo, district, now, options)
  } finally {
    await engine.close()
  }
}
echo.stop()
