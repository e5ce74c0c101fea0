// Plain JavaScript that any Node from 18 on can run: it finds (or installs) everything the rest needs.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const stamp = join(root, 'node_modules', '.daybook-installed')

/** Installs the packages of the lock file unless that very lock file is installed already. */
export function install() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing packages (first time: about a minute) ...')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Not `npm ci`: it refuses a lock file in which a binding for some other platform could not be resolved when the lock was
  // written. `install --no-save` takes the same pinned versions and changes neither file. Engine warnings are expected: npm
  // checks the Node that started it, we run on the pinned one it installs.
  const result = spawnSync(npm, ['install', '--no-save', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) {
    console.error('Installing failed. Check the network and run the same command again.')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

/** Path of the pinned Node 24 from the registry, or of the running one where it is new enough. */
export function nodePath() {
  try {
    const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
    const folder = dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`))
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(file)) return file
  } catch {
    // No pinned runtime for this platform: the running one has to do.
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(`Daybook needs Node 24 or newer, this is ${process.version} and no pinned one exists for ${process.platform} ${process.arch}. Install Node 24 and try again.`)
  process.exit(1)
}

/** Environment in which `node` and the installed tools are the pinned ones. */
export function environment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = [dirname(nodePath()), join(root, 'node_modules', '.bin'), process.env.PATH].join(separator)
  return { ...process.env, PATH: path, WXT_TELEMETRY: '0', NODE_NO_WARNINGS: '1' }
}

/** Runs a script of ours under the pinned Node and ends as it ends. Signals reach it through the terminal. */
export function runScript(file, args) {
  const child = spawn(nodePath(), [join(root, file), ...args], { cwd: root, stdio: 'inherit', env: environment() })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
