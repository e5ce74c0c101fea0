import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRelay, type Relay } from '#relay/server.ts'

const root = join(import.meta.dirname, '..', '..')

/** Where browser tests put their pictures; git ignores it, the README's are made from them. */
export const pictures = join(root, 'test', 'e2e', 'output')

export type TestWorkspace = {
  readonly relay: () => Relay
  readonly url: string
  /** Stops the relay as a crash of its machine would be seen from outside: nobody answers. */
  readonly stop: () => Promise<void>
  /** Starts it again on the same data and port. */
  readonly start: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** A real relay with the built PWA, or a copy of it, on a fresh folder. */
export async function startWorkspace(pwaDir = join(root, 'dist', 'pwa')): Promise<TestWorkspace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-relay-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const open = () => createRelay({ dataDir, port, publicUrl: url, pwaDir })
  let relay = await open()
  let isRunning = true
  await relay.start()
  const stop = async () => {
    if (isRunning) await relay.stop()
    isRunning = false
  }
  return {
    relay: () => relay,
    url,
    stop,
    async start() {
      relay = await open()
      await relay.start()
      isRunning = true
    },
    async remove() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
