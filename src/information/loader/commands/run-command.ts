/** Runs a command of an editor: prints the lines that it answers, or in one line why it could not. */
export function runCommand(usage: string, command: () => readonly string[]): void {
  try {
    for (const line of command()) console.log(line)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    console.error(`Usage: ${usage}`)
    process.exitCode = 1
  }
}
