import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { loadSample } from '#relay/sample/load.ts'
import { createRelay, type Relay } from '#relay/server.ts'
import { StoreError } from '#relay/store/store.ts'
import { unnamedRelay } from '#shared/protocol/feed.ts'
import { build } from '../build.ts'
import { root } from '../lib/step.ts'
import { openChromium, stepsByHand } from './browser.ts'
import { lastBuild } from './fresh.ts'
import { readOptions, type StartOptions } from './options.ts'

const extensions = { chromium: join(root, '.output', 'chrome-mv3'), firefox: join(root, '.output', 'firefox-mv3') }

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') fail(options)
await buildIfNeeded()
const relay = await startRelay(options)
keepEnrolled(relay)
await present(relay, options)

async function buildIfNeeded(): Promise<void> {
  const told = { DAYBOOK_RELAY: unnamedRelay }
  const { isFresh, remember } = lastBuild(root, JSON.stringify(told))
  if (isFresh) return
  console.log('Building ...')
  if (!(await build(told))) fail('The build failed: see above.')
  remember()
}

async function startRelay({ sample, port }: StartOptions): Promise<Relay> {
  const dataDir = process.env['DAYBOOK_DATA'] ?? join(root, 'data', sample ? 'sample' : 'workspace')
  mkdirSync(dataDir, { recursive: true })
  try {
    const log = pino({ level: process.env['DAYBOOK_LOG'] ?? 'warn' }, pino.destination(2))
    const relay = await createRelay({ dataDir, port, publicUrl: `http://localhost:${port}`, pwaDir: join(root, 'dist', 'pwa'), log })
    stopWith(relay)
    if (sample && (await loadSample({ relay, subtle: crypto.subtle, now: new Date(), newId: () => crypto.randomUUID() }))) {
      console.log('Filled a sample organisation: six departments, three months.')
    }
    await relay.start()
    return relay
  } catch (error) {
    if (error instanceof StoreError) return fail(error.message)
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return fail(`Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port 8788`)
    throw error
  }
}

function stopWith(relay: Relay): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    console.log('\nStopping. Everything is kept; npm start finds it again.')
    void relay.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/**
 * Puts the enrolment beside both built extensions: they belong to this relay from their first start, and again after the
 * sample was removed, which gives the relay a new one.
 */
function keepEnrolled(relay: Relay): void {
  let written = ''
  const write = () => {
    const text = `${JSON.stringify(relay.enrolment(), null, 2)}\n`
    if (text === written) return
    for (const folder of Object.values(extensions)) if (existsSync(folder)) writeFileSync(join(folder, 'enrolment.json'), text)
    written = text
  }
  write()
  setInterval(write, 2000).unref()
}

async function present(relay: Relay, { open, sample }: StartOptions): Promise<void> {
  const link = await relay.createSignInLink()
  console.log(`
Daybook runs at ${relay.url()}${sample ? ' with a sample organisation' : ''}. Ctrl-C stops it.`)
  const browser = open ? openChromium(extensions.chromium, join(root, 'data', sample ? 'browser-sample' : 'browser'), link) : 'Not opening a browser, as asked.'
  if (typeof browser === 'string') {
    console.log(`${browser} Do this by hand:\n${stepsByHand(extensions.chromium, extensions.firefox, link)}`)
    return
  }
  browser.on('error', (error) => console.log(`Chromium did not start (${error.message}). Do this by hand:\n${stepsByHand(extensions.chromium, extensions.firefox, link)}`))
  console.log(`A browser opens with you signed in and the extension added and enrolled. Now use an AI service in it,
for example https://chatgpt.com: the card asks, and the answer shows in the inventory.
For your own browser:\n${stepsByHand(extensions.chromium, extensions.firefox, await relay.createSignInLink())}`)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
