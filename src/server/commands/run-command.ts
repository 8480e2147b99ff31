/** What a command prints, and the code that the process ends with: 0 unless it says otherwise. */
export interface Outcome {
  readonly lines: readonly string[]
  readonly code?: number
}

/** What was asked for cannot be done, and the message says why and what to do: no bug, so no stack is printed. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
}

/** Errors whose message is for whoever runs a command. */
const expected = new Set([
  'CommandRefused',
  'BackupRefused',
  'RestoreRefused',
  'StorageUnavailable',
  'KeyMissing',
])

/** What node:util says where arguments are not as `parseArgs` was told. */
function isArgumentFault(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function linesOf(error: unknown, usage: string): readonly unknown[] {
  if (!(error instanceof Error)) return [error]
  if (isArgumentFault(error)) return [error.message, `Usage: ${usage}`]
  return [expected.has(error.name) ? error.message : error]
}

/**
 * Runs an operator's command: prints the lines that it answers, or why it could not, and ends the process with its code. The
 * signal is given when somebody interrupts it: then it takes away what it has begun.
 */
export async function runCommand(
  usage: string,
  command: (signal: AbortSignal) => Promise<Outcome>,
): Promise<void> {
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort(new CommandRefused('interrupted: nothing was left behind')))
  try {
    const { lines, code = 0 } = await command(interrupted.signal)
    for (const line of lines) console.log(line)
    // Not process.exit, which does not wait until what was printed is read.
    process.exitCode = code
  } catch (error) {
    for (const line of linesOf(interrupted.signal.aborted ? interrupted.signal.reason : error, usage))
      console.error(line)
    process.exitCode = 1
  }
}
