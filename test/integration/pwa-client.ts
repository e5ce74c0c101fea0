import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { Member, Role } from '#shared/act/role.ts'
import { createEngine, type Engine } from '#pwa/data/engine.ts'
import type { Platform } from '#pwa/data/platform.ts'
import { createState, type State } from '#pwa/data/state.ts'
import { createTabs } from '#pwa/data/tabs.ts'
import { createRelay, type Relay } from '#relay/server.ts'

// The PWA's data layer as it runs in a browser, against a real relay: only the browser's own parts are stood in for.

/** One browser: what its tabs share. */
export type Browser = {
  readonly name: string
  readonly openTab: () => Promise<Tab>
  /** Loses the session's cookie, as when it expires. */
  readonly forgetSession: () => void
  readonly goOffline: () => void
  readonly goOnline: () => void
  /** What the relay refused of drafts, by code, in order. */
  readonly refusals: readonly string[]
  /** Changes what the relay answers, as a faulty or hostile relay would. */
  tamper: ((path: string, body: unknown) => unknown) | null
  /** Answers in the relay's place, with a body or a whole response; null lets it answer. */
  serve: ((path: string) => unknown) | null
}
export type Tab = { readonly state: State; readonly engine: Engine; readonly reloads: () => number; readonly persists: () => number }

let browsers = 0

export function createBrowser(url: string): Browser {
  const name = `browser-${++browsers}`
  let cookie = ''
  const network: Network = { isUp: true, sockets: new Set(), refusals: [] }
  let isSignOutDue = false
  let turn: Promise<unknown> = Promise.resolve()
  const browser: Browser = {
    name,
    forgetSession: () => void (cookie = ''),
    goOffline() {
      network.isUp = false
      for (const socket of network.sockets) socket.terminate()
    },
    goOnline: () => void (network.isUp = true),
    refusals: network.refusals,
    tamper: null,
    serve: null,
    async openTab() {
      const state = createState()
      let reloads = 0
      let persists = 0
      const platform: Platform = {
        name,
        async fetch(path, init) {
          if (!network.isUp) throw new TypeError('fetch failed')
          const served = browser.serve?.(path) ?? null
          if (served !== null) return served instanceof Response ? served : Response.json(served)
          const { cache: _cache, credentials: _credentials, ...rest } = init
          const response = await fetch(url + path, { ...rest, headers: { ...(rest.headers as Record<string, string>), cookie } })
          for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0] ?? ''
          if (browser.tamper === null || response.status === 204) return response
          return Response.json(browser.tamper(path, await response.json()), { status: response.status })
        },
        subtle: crypto.subtle,
        socket: { socketUrl: `${url.replace(/^http/, 'ws')}/api/drafts`, WebSocketPolyfill: socketClass(network, () => cookie) },
        tabs: createTabs(name),
        tableKeeper: null,
        now: () => new Date(),
        newId: () => crypto.randomUUID(),
        exclusively<T>(work: () => Promise<T>): Promise<T> {
          const result = turn.then(work)
          turn = result.catch(() => undefined)
          return result
        },
        keepStorage: async () => void (persists += 1),
        signOutDue: { get: () => isSignOutDue, set: (due) => void (isSignOutDue = due) },
        reload: () => void (reloads += 1),
      }
      const engine = await createEngine(state, platform)
      opened.push(engine)
      return { state, engine, reloads: () => reloads, persists: () => persists }
    },
  }
  return browser
}

type Network = { isUp: boolean; readonly sockets: Set<WebSocket>; readonly refusals: string[] }

/** A WebSocket that carries the session's cookie, as a browser's does, and fails while offline. */
function socketClass(network: Network, cookie: () => string): unknown {
  return class extends WebSocket {
    constructor(address: string) {
      super(network.isUp ? address : 'ws://127.0.0.1:9', { headers: { cookie: cookie() } })
      // The provider hears of it by `close`; without a listener, Node would end the process.
      this.on('error', () => undefined)
      network.sockets.add(this)
      this.on('close', () => network.sockets.delete(this))
      this.on('message', (data: Buffer | ArrayBuffer) => {
        const code = /"draft-refused","code":"([\w-]+)"/.exec(Buffer.from(data as Buffer).toString('latin1'))?.[1]
        if (code !== undefined) network.refusals.push(code)
      })
    }
  }
}

const opened: Engine[] = []
const running: { readonly relay: Relay; readonly folder: string }[] = []

export async function startRelay(): Promise<Relay & { readonly url: () => string }> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-'))
  const relay = await createRelay({ dataDir: folder, port: 0 })
  await relay.start()
  running.push({ relay, folder })
  return relay
}

/** Ends everything a test started. */
export async function stopAll(): Promise<void> {
  for (const engine of opened.splice(0)) await engine.stop()
  for (const { relay, folder } of running.splice(0)) {
    await relay.stop()
    await rm(folder, { recursive: true })
  }
}

/** Signs a tab in as a member of this role, a new one each time. */
export async function signIn(relay: Relay, tab: Tab, role: Role = 'administrator'): Promise<Member> {
  const member = await relay.addMember(`${role} ${Math.random()}`, role)
  const token = (await relay.createSignInLink(member.id)).split('#')[1] ?? ''
  const answer = await tab.engine.signIn(token)
  if (!answer.ok) throw new Error(`sign-in failed: ${JSON.stringify(answer)}`)
  return member
}

/** Waits until something holds; fails after a while with what it is. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`still not so after 10 s: ${what}`)
}
