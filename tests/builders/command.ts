import { type ChildProcess, spawn } from 'node:child_process'
import { projectFolder } from '../../src/server/build-folder.ts'

export interface CommandRun {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Starts a command of src/server/commands as a process of its own. */
export function startCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
): { readonly process: ChildProcess; readonly ended: Promise<CommandRun> } {
  const clean = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' }
  const child = spawn(process.execPath, [`src/server/commands/${name}.ts`, ...args], {
    cwd: projectFolder,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { output: '', errors: '' }
  child.stdout.on('data', chunk => {
    printed.output += chunk
  })
  child.stderr.on('data', chunk => {
    printed.errors += chunk
  })
  const ended = new Promise<CommandRun>(resolve => child.once('close', code => resolve({ code, ...printed })))
  return { process: child, ended }
}

/** Runs a command to its end. */
export function runCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<CommandRun> {
  return startCommand(name, args, env).ended
}
