import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { geckoId } from '#extension/platform/manifest.ts'
import { until } from './extension.ts'
import type { TestTab } from './tab.ts'

// Debian's Firefox ESR over WebDriver BiDi, without any driver program.

type Tree = { readonly context: string; readonly url: string; readonly children: readonly Tree[] | null }

export type Firefox = {
  readonly open: (address: string) => Promise<string>
  /** A new tab, whose number the extension's page `desk` finds out. */
  readonly tab: (desk: string) => Promise<TestTab>
  /** Evaluates an expression in a browsing context; a promise is awaited. The result must be JSON. */
  readonly evaluate: (context: string, expression: string) => Promise<unknown>
  /** Asks the background from a page of the extension: again where it finds nobody, as the extension's own pages do. */
  readonly ask: (desk: string, request: object) => Promise<unknown>
  /** The card's frame inside a tab. */
  readonly card: (tab: string) => Promise<string>
  readonly press: (context: string, keys: readonly string[]) => Promise<void>
  /** Keys held down together: the last one is struck. */
  readonly chord: (context: string, keys: readonly string[]) => Promise<void>
  /** Gives a file input of the page files to send, as its dialog would. */
  readonly choose: (context: string, selector: string, files: readonly string[]) => Promise<void>
  /** Puts the focus on the element an expression finds, and waits until keys go there. */
  readonly focus: (context: string, element: string) => Promise<void>
  /** Waits for words in a page; fails with what it says instead. */
  readonly says: (context: string, words: RegExp) => Promise<void>
  readonly screenshot: (context: string, path: string) => Promise<void>
  /** What tabs show. */
  readonly addresses: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Where the browser is; DAYBOOK_FIREFOX names another. */
export const firefoxPath = process.env['DAYBOOK_FIREFOX'] ?? '/usr/bin/firefox-esr'
const uuid = '6f1c2d3e-4b5a-4c6d-8e7f-9a0b1c2d3e4f'
export const firefoxPopup = `moz-extension://${uuid}/popup.html`

/** `profile`: one to come back to, left as it is at the end. `start`: the address the browser is started on. */
export type FirefoxStart = { readonly profile?: string; readonly start?: string }

/** Starts the browser with the extension; null: its policies bring one. `pages`: port of the local pages. */
export async function startFirefox(extension: string | null, pages: number, program = firefoxPath, { profile: kept, start = 'about:blank' }: FirefoxStart = {}): Promise<Firefox> {
  if (!existsSync(firefoxPath)) throw new Error(`No Firefox at ${firefoxPath}: install the package firefox-esr, or set DAYBOOK_FIREFOX.`)
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'daybook-firefox-'))
  writeFileSync(join(profile, 'user.js'), Object.entries({
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${pages}`,
    'network.dns.disableIPv6': true,
    'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }),
    'extensions.background.idle.timeout': 4000,
  }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'))
  const process = spawn(program, ['--headless', '--no-remote', '--remote-allow-system-access', '--profile', profile, '--remote-debugging-port', '0', start])
  const address = await new Promise<string>((resolve, reject) => {
    process.stderr.on('data', (data: Buffer) => {
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(data.toString())
      if (found !== null) resolve(found[1] as string)
    })
    process.once('exit', (code) => reject(new Error(`Firefox ended with code ${String(code)} before it could be driven.`)))
  })
  const call = await connect(`${address}/session`)
  await call('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
  if (extension !== null) await call('webExtension.install', { extensionData: { type: 'path', path: extension } })

  async function evaluate(context: string, expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await call('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`, target: { context }, awaitPromise: true, resultOwnership: 'none',
    })) as { result?: { value: string }; exceptionDetails?: { text: string } }
    if (result === undefined) throw new Error(`In the page: ${exceptionDetails?.text ?? 'no result'}`)
    return JSON.parse(result.value)
  }

  async function ask(desk: string, request: object): Promise<unknown> {
    const reply = await until('the background', async () => {
      const tried = evaluate(desk, `browser.runtime.sendMessage(${JSON.stringify(request)})`)
      return tried.then((value) => ({ value }), (error: Error) => error.message.includes('Receiving end does not exist') ? null : Promise.reject(error))
    })
    return reply.value
  }

  return {
    async open(url) {
      const { context } = (await call('browsingContext.create', { type: 'tab' })) as { context: string }
      const own = url.startsWith('moz-extension:')
      // Going to a page of the extension swaps the process: the end of loading is never reported.
      await call('browsingContext.navigate', { context, url, wait: own ? 'none' : 'complete' })
      if (own) await until('the page of the extension', async () => (await evaluate(context, 'document.readyState').catch(() => '')) === 'complete' && (await evaluate(context, 'location.href')) === url)
      return context
    },
    evaluate,
    ask,
    async tab(desk) {
      const numbers = async () => (await evaluate(desk, 'browser.tabs.query({}).then((tabs) => tabs.map((tab) => tab.id))')) as number[]
      const before = new Set(await numbers())
      const { context } = (await call('browsingContext.create', { type: 'tab' })) as { context: string }
      const number = await until('the number of the tab', async () => (await numbers()).find((candidate) => !before.has(candidate)))
      return {
        number,
        go: async (url) => void (await call('browsingContext.navigate', { context, url, wait: 'interactive' })),
        evaluate: (expression) => evaluate(context, expression),
        async enter() {
          await call('browsingContext.activate', { context })
          await evaluate(context, `document.querySelector('textarea').focus()`)
          const actions = ['h', '\uE007'].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])
          await call('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] })
        },
        async isFramed() {
          const { contexts } = (await call('browsingContext.getTree', { root: context })) as { contexts: readonly Tree[] }
          return contexts[0]?.children?.some((child) => child.url.endsWith('/card.html')) ?? false
        },
        close: async () => void (await call('browsingContext.close', { context })),
      }
    },
    card: (tab) => until('the card frame', async () => {
      const { contexts } = (await call('browsingContext.getTree', { root: tab })) as { contexts: readonly Tree[] }
      return contexts[0]?.children?.find((child) => child.url.endsWith('/card.html'))?.context
    }),
    async press(context, keys) {
      const actions = keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])
      await call('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    async focus(context, element) {
      // The focus comes to a frame by way of other processes.
      await until(`the focus on ${element}`, async () => evaluate(context, `(() => { const item = ${element}; item?.focus(); return document.hasFocus() && item !== undefined && document.activeElement === item })()`).catch(() => false) as Promise<boolean>)
    },
    async says(context, words) {
      let last = ''
      await until(`the words ${words.source}`, async () => words.test((last = String(await evaluate(context, 'document.body.innerText').catch(() => last)))), 60_000)
        .catch((error: Error) => Promise.reject(new Error(`${error.message} The page says: ${last}`)))
    },
    async chord(context, keys) {
      const actions = [...keys.map((value) => ({ type: 'keyDown', value })), ...keys.toReversed().map((value) => ({ type: 'keyUp', value }))]
      await call('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    async choose(context, selector, files) {
      const { nodes } = (await call('browsingContext.locateNodes', { context, locator: { type: 'css', value: selector } })) as { nodes: readonly { sharedId: string }[] }
      await call('input.setFiles', { context, element: { sharedId: nodes[0]?.sharedId }, files })
    },
    async addresses() {
      const { contexts } = (await call('browsingContext.getTree', {})) as { contexts: readonly Tree[] }
      return contexts.map(({ url }) => url)
    },
    async screenshot(context, path) {
      const { data } = (await call('browsingContext.captureScreenshot', { context })) as { data: string }
      writeFileSync(path, Buffer.from(data, 'base64'))
    },
    async close() {
      const ended = new Promise((resolve) => process.once('exit', resolve))
      await call('browser.close', {}).catch(() => process.kill())
      await ended
      if (kept === undefined) rmSync(profile, { recursive: true, force: true })
    },
  }
}

type Call = (method: string, params: object) => Promise<unknown>

async function connect(address: string): Promise<Call> {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { id?: number; type: string; result?: unknown; error?: string; message?: string }
    const call = waiting.get(message.id ?? -1)
    if (call === undefined) return
    waiting.delete(message.id as number)
    if (message.type === 'success') call.resolve(message.result)
    else call.reject(new Error(`${message.error}: ${message.message}`))
  })
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox closed the connection.'))))
  return (method, params) => new Promise((resolve, reject) => {
    const id = ++last
    waiting.set(id, { resolve, reject })
    socket.send(JSON.stringify({ id, method, params }))
  })
}
