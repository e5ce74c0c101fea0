import fc from 'fast-check'
import type { Chromium } from './chromium.ts'

// Secrets a page plants, and where they would show up if they got any further.

/** One for each place; no part of them occurs anywhere else. */
export const markers = {
  path: 'zqpath7351', query: 'zqquery7352', hash: 'zqhash7353', title: 'zqtitle7354', typed: 'zqtyped7355', file: 'zqfile7356', body: 'zqbody7357', header: 'zqheader7358', message: 'zqmessage7359',
} as const

/** The address with a secret in its query and its fragment. */
export function markedUrl(address: string): string {
  return `${address}?${markers.query}=${markers.query}#${markers.hash}`
}

type Tab = Awaited<ReturnType<Chromium['tab']>>
type Chrome = { chrome: { runtime: { onMessage: { addListener: (hear: (message: unknown) => undefined) => void }; sendMessage: (message: unknown) => Promise<unknown> }; storage: Record<string, { get: (all: null) => Promise<unknown> }> } }

/** Hears every message of content scripts, cards and background: in a page of the extension and in the tab's own script world. */
export async function hearMessages({ desk, context, id }: Chromium, { page }: Tab): Promise<{ all: () => readonly string[]; listenIn: () => Promise<void> }> {
  const heard: string[] = []
  await desk.exposeFunction('noteMessage', (text: string) => void heard.push(text))
  await desk.evaluate(() => {
    const world = globalThis as unknown as Chrome & { noteMessage: (text: string) => void }
    world.chrome.runtime.onMessage.addListener((message) => void world.noteMessage(JSON.stringify(message)))
  })
  const session = await context.newCDPSession(page)
  const worlds = new Map<number, number>()
  session.on('Runtime.executionContextCreated', ({ context: { id: number, origin } }) => {
    if (origin === `chrome-extension://${id}`) worlds.set(number, number)
  })
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => void worlds.delete(executionContextId))
  session.on('Runtime.executionContextsCleared', () => worlds.clear())
  session.on('Runtime.bindingCalled', ({ payload }) => void heard.push(payload))
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'noteOrder' })
  return {
    all: () => heard,
    async listenIn() {
      for (const contextId of worlds.values()) {
        await session.send('Runtime.evaluate', { contextId, expression: 'chrome.runtime.onMessage.addListener((message) => void noteOrder(JSON.stringify(message)))' })
      }
    },
  }
}

/**
 * All the extension keeps, as text: every store of every database, and every storage area but the managed one. There an
 * extension can keep nothing, and Chromium may take three minutes to say what policy has put there.
 */
export async function everythingKept({ desk }: Chromium): Promise<string> {
  return desk.evaluate(readEverything)
}

/** The same inside a page of the extension, in any browser. */
export async function readEverything(): Promise<string> {
  const wait = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })
  const kept: unknown[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await wait(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store)
      kept.push([name, store, await wait(objects.getAllKeys()), await wait(objects.getAll())])
    }
    database.close()
  }
  const { storage } = (globalThis as unknown as Chrome).chrome
  for (const area of ['local', 'session', 'sync']) kept.push([area, await storage[area]?.get(null)])
  return JSON.stringify(kept)
}

/** Sends the background anything at all, secrets included. Answers none of them may get are given back. */
export async function randomMessages({ desk }: Chromium, secrets: readonly string[]): Promise<{ readonly answered: readonly unknown[] }> {
  const kinds = ['session/answer', 'session/decline', 'ledger/correct', 'card/size', 'department/choose', 'page/open', 'host/gesture', 'host/ready', 'changed', 'frame', 'no/such', ...secrets]
  const value = fc.oneof(fc.constantFrom(...secrets), fc.jsonValue(), fc.constantFrom('chatgpt', null, -1, 1e300))
  const message = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('session', 'answer', 'service', 'tab', 'url', 'width', 'height', 'page', ...secrets), value)
    .chain((rest) => fc.constantFrom(...kinds).map((kind) => ({ ...rest, kind }))))
  const sent = fc.sample(message, 300)
  return {
    answered: await desk.evaluate(async (list) => {
      const { runtime } = (globalThis as unknown as Chrome).chrome
      const replies = await Promise.all(list.map((item) => runtime.sendMessage(item).catch((error: unknown) => String(error))))
      return replies.filter((reply) => reply !== undefined && reply !== null)
    }, sent as unknown[]),
  }
}
