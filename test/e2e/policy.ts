import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { rolloutFiles, type Rollout } from '#shared/exchange/rollout/index.ts'

// Policies on disk as an administrator puts them there, seen by one browser only: it runs in a mount namespace of its own.

/** Why browsers cannot be given policies here, or null where they can. */
export function whyNoPolicies(): string | null {
  if (process.platform !== 'linux') return 'policies on disk are proven on Linux only'
  const { status, stderr, error } = spawnSync('unshare', ['--mount', 'true'], { encoding: 'utf8' })
  return status === 0 ? null : `a mount namespace is not permitted here (run as root): ${error?.message ?? stderr.trim()}`
}

export type PolicyFolder = {
  /** A program that runs `browser` with the folder in the place of the system's. */
  readonly program: string
  /** Puts a policy file; a running browser sees it. */
  readonly put: (path: string, content: object) => void
  readonly remove: () => void
}

/**
 * A folder of policies for one browser.
 * @param place where the browser looks for policies, made when missing
 */
export function createPolicyFolder(browser: string, place: string): PolicyFolder {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-policies-'))
  const program = `${folder}.sh`
  writeFileSync(program, `#!/bin/sh\nexec unshare --mount sh -c 'mkdir -p ${place} && mount --bind ${folder} ${place} && exec ${browser} "$@"' sh "$@"\n`)
  chmodSync(program, 0o755)
  return {
    program,
    put(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), JSON.stringify(content))
    },
    remove() {
      rmSync(folder, { recursive: true, force: true })
      rmSync(program, { force: true })
    },
  }
}

/** One JSON file of the pack, as `daybook policy-pack` writes it. */
export function packFile<T>(rollout: Rollout, path: string): T {
  const file = rolloutFiles(rollout, (text) => text).find((each) => each.path === path)
  if (file === undefined) throw new Error(`The pack has no ${path}.`)
  return JSON.parse(file.text) as T
}
