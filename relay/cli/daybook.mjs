#!/usr/bin/env node
// Plain JavaScript that any Node from 18 on can run: `npx daybook` may be started by an old one, the program needs 24.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = join(dirname(fileURLToPath(import.meta.url)), 'main.ts')
const leastNode = 24

/** Path of the Node that was installed with Daybook, or null when there is none for this machine. */
function installedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`))
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return null
  }
}

if (Number(process.versions.node.split('.')[0]) >= leastNode) {
  const { run } = await import('./main.ts')
  await run(process.argv.slice(2))
} else {
  const node = installedNode()
  if (node === null) {
    console.error(`Daybook needs Node ${leastNode} or newer, this is ${process.version}. Install it, or run "npm install" in Daybook's folder.`)
    process.exit(1)
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)))
}
