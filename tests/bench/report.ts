import { availableParallelism, cpus } from 'node:os'
import { type BookingRound, overRounds } from './bookings.ts'
import { bookedCount, counsellorCount, days } from './district.ts'
import type { BenchEngine } from './engine.ts'
import { median, percentile } from './measure.ts'
import { type SearchTimes, surroundings } from './slot-searches.ts'

const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`.padStart(10)
const share = (value: number): string => `${(value * 100).toFixed(0)} %`
const milliseconds = (value: number): string => value.toFixed(1).padStart(7)

/** The machine, and what is in the database. */
export function heading(slots: number): string[] {
  const [processor] = cpus()
  return [
    `${processor?.model.trim()}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform}`,
    `${counsellorCount} counsellors, ${days} days, ${slots.toLocaleString('en')} slots, ${bookedCount.toLocaleString('en')} of them booked`,
  ]
}

function answersOf(rounds: readonly BookingRound[]): string {
  const others = rounds.flatMap(({ bookings }) => Object.entries(bookings.others))
  if (others.length === 0) return 'Every answer was 201.'
  return `Not all answers were 201: ${others.map(([status, count]) => `${count} × ${status}`).join(', ')}.`
}

/** Bookings beside what bounds them; each ratio is of one round, and the median of three. */
export function bookingLines({ commitConnections }: BenchEngine, rounds: readonly BookingRound[]): string[] {
  const booked = ({ bookings }: BookingRound): number => bookings.perSecond
  const times = rounds.flatMap(({ bookings }) => bookings.times)
  const commitLines = commitConnections.map(count => {
    const commits = (round: BookingRound): number => round.commits[count] ?? Number.NaN
    const ratio = overRounds(rounds, round => booked(round) / commits(round))
    const who = count === 1 ? '1 connection' : `${count} connections`
    return `  ${`bare commits of one row, ${who}`.padEnd(44)}${rate(overRounds(rounds, commits))}   bookings are ${share(ratio)} of that${count === 1 ? ' (goal: 30 %)' : ''}`
  })
  const echoRatio = overRounds(rounds, round => booked(round) / round.echoes)
  return [
    `  ${'bookings through HTTP, 32 connections'.padEnd(44)}${rate(overRounds(rounds, booked))}   median ${milliseconds(median(times)).trim()} ms, p99 ${milliseconds(percentile(times, 0.99)).trim()} ms`,
    ...commitLines,
    `  ${'bare HTTP (node:http), 32 connections'.padEnd(44)}${rate(overRounds(rounds, ({ echoes }) => echoes))}   bookings are ${share(echoRatio)} of that`,
    `  A bare commit is the least that keeping one promise can cost here, bare HTTP the least that one answer can. ${answersOf(rounds)}`,
  ]
}

/** Medians and 99th percentiles of searches. */
export function searchLines(times: SearchTimes): string[] {
  const names = Object.keys(times.alone)
  const cell = (values: readonly number[] = []): string =>
    `${milliseconds(median(values))} /${milliseconds(percentile(values, 0.99))}`
  return [
    `  ${'search for slots: median / p99 in ms'.padEnd(44)}${surroundings.map(name => name.padStart(26)).join('')}`,
    ...names.map(
      name =>
        `    ${name.padEnd(42)}${surroundings.map(around => cell(times[around][name]).padStart(26)).join('')}`,
    ),
    '  Goal: p99 of 25 ms or less while bookings run. One person searches after the other; at full speed she waits behind up to 32 bookings.',
    '  Bare HTTP in the same column says how much of it is the machine: another server, asked while this one works.',
  ]
}

/** Memory of the server at several moments. */
export function memoryLine(moments: readonly (readonly [string, number | undefined])[]): string {
  const told = moments.map(
    ([moment, memory]) => `${moment} ${memory === undefined ? 'unknown' : `${memory.toFixed(0)} MB`}`,
  )
  return `  memory of the server: ${told.join(', ')} (goal: flat, 200 MB or less)`
}
