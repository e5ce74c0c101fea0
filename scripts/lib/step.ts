import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
const bin = join(root, 'node_modules', '.bin')

export type StepResult = { readonly code: number; readonly output: string }

/**
 * Runs an installed tool or a script of ours.
 * @param quiet keeps the output for the result instead of showing it.
 */
export function run(command: string, args: readonly string[], options: { quiet?: boolean; env?: Record<string, string> } = {}): Promise<StepResult> {
  const file = command === 'node' ? process.execPath : join(bin, command)
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet === true ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('exit', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs a named step, prints one line for it, and the whole output where it failed. @returns whether it passed. */
export async function step(name: string, command: string, args: readonly string[], env: Record<string, string> = {}): Promise<boolean> {
  const start = performance.now()
  const { code, output } = await run(command, args, { quiet: true, env })
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (code !== 0) console.log(output)
  return code === 0
}
