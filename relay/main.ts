import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { readConfig } from './config.ts'
import { createRelay } from './server.ts'
import { StoreError } from './store/store.ts'

const pwaFolder = fileURLToPath(new URL('../dist/pwa', import.meta.url))

/** Starts the relay as the environment says and stops it with the process. @returns the exit code when it cannot start */
export async function serve(environment: NodeJS.ProcessEnv = process.env): Promise<number | null> {
  const result = readConfig(environment)
  if (!result.ok) return complain(result.message)
  try {
    const log = pino({ level: result.config.logLevel }, pino.destination(2))
    const relay = await createRelay({ ...result.config, pwaDir: existsSync(pwaFolder) ? pwaFolder : null, log })
    const url = await relay.start()
    console.log(`Daybook is open at ${url}`)
    if (relay.isFirstStart) console.log(`Sign in as the first administrator, once, within a day: ${await relay.createSignInLink()}`)
    else console.log('For a new sign-in link: npx daybook link')
    let isStopping = false
    const stop = () => {
      if (isStopping) return
      isStopping = true
      void relay.stop().then(() => process.exit(0))
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    return null
  } catch (error) {
    if (error instanceof StoreError) return complain(error.message)
    if (isListenError(error)) return complain(listenSentence(error.code, result.config))
    throw error
  }
}

function complain(message: string): number {
  console.error(message)
  return 1
}

function isListenError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen'
}

function listenSentence(code: string | undefined, { host, port }: { host: string; port: number }): string {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken. Stop what uses it, or choose another with DAYBOOK_PORT.`
  return `The relay cannot listen on ${host}, port ${port} (${code ?? 'unknown reason'}). Check DAYBOOK_HOST and DAYBOOK_PORT.`
}

if (import.meta.main) {
  const code = await serve()
  if (code !== null) process.exit(code)
}
