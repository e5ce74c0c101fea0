import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { localDay, monthOfWeek, weekOfDay } from '#shared/calendar/calendar.ts'
import { checkChain } from '#shared/act/ledger.ts'
import type { Act } from '#shared/act/schema.ts'
import { createSigningKey } from '#shared/signature/signature.ts'
import { openEmbeddedStore } from '#relay/store/embedded.ts'
import { openDraft, signIn, trialAct, trialCell, trialFolder, trialSheet, type Caller } from '#test/fixture/relay.ts'

const { subtle } = globalThis.crypto
const folder = trialFolder()
/** All that were started: one that a failed run leaves behind would keep the tests from ending. */
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const main = fileURLToPath(new URL('../../relay/main.ts', import.meta.url))
const daybook = fileURLToPath(new URL('../../relay/cli/daybook.mjs', import.meta.url))
const week = weekOfDay(localDay(new Date()))
const month = monthOfWeek(week)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

type Running = { readonly child: ChildProcess; readonly kill: () => Promise<void> }

async function run(environment: NodeJS.ProcessEnv, url: string): Promise<Running> {
  const child = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let tries = 0; ; tries++) {
    const isUp = await fetch(`${url}/api/health`).then((response) => response.ok, () => false)
    if (isUp) break
    if (tries > 1_200) throw new Error('the relay did not come up')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    child,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function output(args: string[], environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [daybook, ...args], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (data: Buffer) => (text += data.toString()))
    child.once('exit', () => resolve(text))
  })
}

/** Waits until something holds; the test's own limit ends it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Does one thing after another until the relay is gone. What it noted before the end was acknowledged. */
async function untilGone(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; ; round++) {
    try {
      await work(round)
    } catch {
      return
    }
  }
}

it('kill -9 in the middle of everything, three times: nothing acknowledged is lost', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = { ...process.env, DAYBOOK_DATA: folder, DAYBOOK_PORT: String(port), DAYBOOK_LOG: 'silent' }
  const sheets = new Map<string, number>()
  const acts: Act[] = []
  const edits = new Map<string, string>()
  let caller: Caller | null = null

  for (let life = 0; life < 3; life++) {
    const relay = await run(environment, url)
    caller ??= await signIn(url, (await output(['link'], environment)).trim())
    const member = caller
    const { token } = JSON.parse(await output(['enrolment'], environment)) as { token: string }

    const browser = async () => {
      const key = await createSigningKey(subtle)
      await untilGone(async (round) => {
        const signed = await trialSheet(round + 1, [{ ...trialCell, week, sessions: round + 1 }], key, month)
        const response = await fetch(`${url}/api/sheets`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(signed) })
        if (response.status !== 200) throw new Error(String(response.status))
        await response.json()
        sheets.set(signed.sheet.id, round + 1)
      })
    }
    const decider = (service: string) =>
      untilGone(async () => {
        const known = acts.findLast((act) => act.content.kind === 'decide-service' && act.content.service === service)
        const proposed = trialAct({ kind: 'decide-service', service, status: 'prohibited', uses: [], conditions: [], alternative: null, reviewOn: null }, known?.number ?? 0)
        const response = await member.call('POST', '/api/acts', proposed)
        const body = (await response.json()) as Act & { last?: Act }
        if (response.status === 201) acts.push(body)
        // The one act that was stored and not acknowledged before the last kill.
        else if (response.status === 409 && body.last) acts.push(body.last)
        else throw new Error(String(response.status))
      })
    const editor = async (name: string) => {
      const draft = await openDraft(url, member.cookie, 'inventory')
      await untilGone(async (round) => {
        const [key, value] = [`record/${name}/notes`, `life ${life}, round ${round}`]
        draft.set(key, { value, editedBy: member.member.id, editedOn: localDay(new Date()) })
        await draft.saved()
        edits.set(key, value)
      })
      draft.close()
    }
    const work = Promise.all([...Array.from({ length: 6 }, browser), decider(`service-${life}`), ...['a', 'b', 'c'].map((name) => editor(`${name}${life}`))])
    // Everybody has been told of something in this life, and is in the middle of the next.
    await until(() => sheets.size === 6 * (life + 1) && edits.size === 3 * (life + 1) && acts.some(({ content }) => content.kind === 'decide-service' && content.service === `service-${life}`))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await relay.kill()
    await work
  }

  const store = openEmbeddedStore({ folder })
  const stored = new Map((await store.sheetsOfMonth(month)).map(({ id, revision }) => [id, revision]))
  expect(sheets.size).toBe(18)
  for (const [id, revision] of sheets) expect(stored.get(id)).toBeGreaterThanOrEqual(revision)
  const ledger = await store.acts(0)
  expect(acts.length).toBeGreaterThan(10)
  expect(await checkChain(subtle, ledger, null)).toBe(null)
  for (const act of acts) expect(ledger[act.number - 1]).toEqual(act)
  await store.close()

  const relay = await run(environment, url)
  const draft = await openDraft(url, (caller as Caller).cookie, 'inventory')
  expect(edits.size).toBe(9)
  for (const [key, value] of edits) {
    const kept = draft.get(key) as { value: string }
    const round = (text: string) => Number(text.split(' ').at(-1))
    expect(round(kept.value)).toBeGreaterThanOrEqual(round(value))
  }
  draft.close()
  const exit = new Promise((resolve) => relay.child.once('exit', resolve))
  relay.child.kill('SIGTERM')
  expect(await exit).toBe(0)
}, 300_000)
