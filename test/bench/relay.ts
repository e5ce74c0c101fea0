// Budgets: durable sheet pushes within 2x of the bare store's durable insert rate in the same run; 200 editors at once,
// acknowledged only when durable. The relay runs as a process of its own, as it is started by people.
import { spawn } from 'node:child_process'
import { createServer, Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { addMonths, localDay, monthOfWeek, weekOfDay } from '#shared/calendar/calendar.ts'
import { canonicalJson } from '#shared/canonical/json.ts'
import type { SignedSheet } from '#shared/sheet/schema.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import { readServiceIds } from '#relay/catalogue/read.ts'
import { openEmbeddedStore } from '#relay/store/embedded.ts'
import type { SheetRow } from '#relay/store/store.ts'
import { openDraft, signIn, trialAct, trialCell, trialFolder, trialSheet, type Caller } from '#test/fixture/relay.ts'

const count = 3_000
const connections = 64
const week = weekOfDay(localDay(new Date()))
const month = monthOfWeek(week)
const serviceIds = [...(await readServiceIds())]
const cellsOf = (sheet: number) =>
  Array.from({ length: 30 }, (_, cell) => ({ ...trialCell, week, service: serviceIds[(sheet * 7 + cell) % 200] ?? 'chatgpt', purpose: purposeIds[(sheet + cell) % 18] ?? 'other', sessions: 1 + (cell % 9) }))

async function main(): Promise<void> {
  const sheets: SignedSheet[] = []
  for (let index = 0; index < count; index++) sheets.push(await trialSheet(1, cellsOf(index), undefined, month))
  const bare = await benchStore(sheets)
  const folder = trialFolder()
  await putFleet(folder)
  const relay = await startRelay(folder)
  await becomeOrganisation(relay)
  const before = relay.cpuMs()
  const pushed = await benchPushes(relay.url, relay.token, sheets)
  console.log(`  ${((relay.cpuMs() - before) / count).toFixed(2)} ms of the relay's processor a push; browsers and relay share this machine`)
  console.log(`a durable push costs ${(bare / pushed).toFixed(2)} times a durable insert (budget 2)`)
  await benchDrafts(relay)
  relay.stop()
  rmSync(folder, { recursive: true, force: true })
}

function report(label: string, done: number, ms: number): number {
  const rate = (done / ms) * 1000
  console.log(`${label.padEnd(66)} ${ms.toFixed(0).padStart(7)} ms ${rate.toFixed(0).padStart(8)} /s`)
  return rate
}

/** The peer: the same rows into the same store, each awaited before the next; and gathered, as the relay may. */
async function benchStore(sheets: readonly SignedSheet[]): Promise<number> {
  const rows = sheets.map(({ sheet, signature }): SheetRow => ({ id: sheet.id, month: sheet.month, revision: sheet.revision, sheet: canonicalJson(sheet), signature }))
  const rates: number[] = []
  for (const together of [1, connections]) {
    const folder = trialFolder()
    const store = openEmbeddedStore({ folder })
    const start = performance.now()
    for (let index = 0; index < rows.length; index += together) await Promise.all(rows.slice(index, index + together).map((row) => store.putSheet(row)))
    rates.push(report(`bare store, durable inserts, ${together} at a time (${Math.round((rows[0]?.sheet.length ?? 0) / 100) / 10} kB)`, rows.length, performance.now() - start))
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return rates[0] as number
}

/** The browsers reported last month too: a relay that knows none of them would take 500 new ones an hour. */
async function putFleet(folder: string): Promise<void> {
  const store = openEmbeddedStore({ folder })
  const sheet = await trialSheet(1, [], undefined, addMonths(month, -1))
  await Promise.all(Array.from({ length: count }, (_, index) => store.putSheet({ id: `fleet-${index}`, month: sheet.sheet.month, revision: 1, sheet: canonicalJson(sheet.sheet), signature: sheet.signature })))
  await store.close()
}

async function benchPushes(url: string, token: string, sheets: readonly SignedSheet[]): Promise<number> {
  const bodies = sheets.map((signed) => gzipSync(JSON.stringify(signed)))
  const bytes = bodies.reduce((sum, body) => sum + body.length, 0)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const push = (body: Buffer) =>
    new Promise<number>((resolve, reject) => {
      const call = request(`${url}/api/sheets`, { method: 'POST', agent, headers: { authorization: `Bearer ${token}`, 'content-encoding': 'gzip', 'content-length': body.length } }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0))
      })
      call.once('error', reject)
      call.end(body)
    })
  const latencies: number[] = []
  let next = 0
  const start = performance.now()
  const worker = async () => {
    for (let index = next++; index < bodies.length; index = next++) {
      const sent = performance.now()
      const status = await push(bodies[index] as Buffer)
      if (status !== 200) throw new Error(`a push was answered with ${status}`)
      latencies.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const rate = report(`durable pushes over HTTP, ${connections} browsers at a time`, bodies.length, performance.now() - start)
  latencies.sort((a, b) => a - b)
  const quantile = (part: number) => (latencies[Math.floor(latencies.length * part)] ?? 0).toFixed(1)
  console.log(`  answered within ${quantile(0.5)} ms (half), ${quantile(0.95)} ms (95 %); ${(bytes / bodies.length / 30).toFixed(0)} bytes a cell on the wire`)
  agent.destroy()
  return rate
}

/** As a fleet reports: k protects groups, so folding is gathered for an hour. Alone, one browser would see it at once. */
async function becomeOrganisation({ caller }: StartedRelay): Promise<void> {
  const response = await caller.call('POST', '/api/acts', trialAct({ kind: 'set-organisation', name: 'Bench', mode: 'organisation', k: 10, departments: [] }))
  if (response.status !== 201) throw new Error(`the organisation was answered with ${response.status}`)
}

async function benchDrafts({ url, caller }: StartedRelay): Promise<void> {
  const editors = await Promise.all(Array.from({ length: 200 }, () => openDraft(url, caller.cookie, 'inventory')))
  const start = performance.now()
  await Promise.all(
    editors.map(async (editor, index) => {
      for (let round = 0; round < 10; round++) {
        editor.set(`record/service-${index}/notes`, { value: `round ${round}`, editedBy: caller.member.id, editedOn: localDay(new Date()) })
        await editor.saved()
      }
    }),
  )
  report('200 editors in one document, 10 edits each, every one awaited', 2_000, performance.now() - start)
  for (const editor of editors) editor.close()
}

type StartedRelay = { readonly url: string; readonly token: string; readonly caller: Caller; readonly cpuMs: () => number; readonly stop: () => void }

async function startRelay(folder: string): Promise<StartedRelay> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  const environment = { ...process.env, DAYBOOK_DATA: folder, DAYBOOK_PORT: String(port), DAYBOOK_LOG: 'silent' }
  const path = (file: string) => fileURLToPath(new URL(`../../relay/${file}`, import.meta.url))
  const child = spawn(process.execPath, [path('main.ts')], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(`${url}/api/health`).then(() => true, () => false))) await new Promise((resolve) => setTimeout(resolve, 50))
  const ask = (command: string) =>
    new Promise<string>((resolve) => {
      let text = ''
      const asked = spawn(process.execPath, [path('cli/daybook.mjs'), command], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
      asked.stdout.on('data', (data: Buffer) => (text += data.toString()))
      asked.once('close', () => resolve(text))
    })
  const { token } = JSON.parse(await ask('enrolment')) as { token: string }
  // Fields 14 and 15 of Linux's stat: user and system time in hundredths of a second.
  const stat = `/proc/${child.pid}/stat`
  const cpuMs = () => (existsSync(stat) ? readFileSync(stat, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) * 10, 0) ?? 0 : 0)
  return { url, token, caller: await signIn(url, (await ask('link')).trim()), cpuMs, stop: () => void child.kill('SIGTERM') }
}

await main()
