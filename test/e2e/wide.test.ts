import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentSheet } from '#extension/platform/ledgerMessage.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { startRecorder, type Recorder } from '#test/fixture/recorder.ts'
import { silentRows } from '#test/fixture/silent.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { builtExtension, copyExtension, until, type BuiltExtension } from './extension.ts'
import { everythingKept, markers } from './marker.ts'
import { startPages, type Pages } from './pages.ts'
import { acknowledge, counted, here, perform, tour, visitSilent } from './tab.ts'
import { pictures, startWorkspace, type TestWorkspace } from './workspace.ts'

// The wide build on local pages under real names: an unknown AI is found and nothing else, and the way from there to the
// queue, to a decision of security, and back into the browser.

let pages: Pages
let workspace: TestWorkspace
let recorder: Recorder
let extension: BuiltExtension
let browser: Chromium
let desk: Page

const sse = 'text/event-stream'
const stored = () => browser.desk.evaluate(async () => {
  const open = indexedDB.open('daybook')
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    open.onsuccess = () => resolve(open.result)
    open.onerror = () => reject(open.error ?? new Error('IndexedDB'))
  })
  const all = database.transaction('candidates').objectStore('candidates').getAll()
  const rows = await new Promise<{ host: string; evidence: string[] }[]>((resolve) => void (all.onsuccess = () => resolve(all.result)))
  database.close()
  return rows.map(({ host, evidence }) => ({ host, evidence }))
})

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  pages = await startPages()
  workspace = await startWorkspace()
  recorder = await startRecorder(workspace.url)
  extension = copyExtension('chrome', { ...workspace.relay().enrolment(), relay: recorder.url }, 'wide')
  browser = await startChromium(extension.folder, pages.port)
  desk = await browser.context.newPage()
  await desk.goto(await workspace.relay().createSignInLink())
  await desk.getByRole('heading', { level: 1 }).waitFor()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await recorder?.close()
  await workspace?.remove()
  await pages?.close()
  extension?.remove()
})

/** Scripts and pages of a build as one text. */
function textOf(build: 'normal' | 'wide'): string {
  const folder = builtExtension('chrome', build)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(?:js|html)$/.test(entry.name))
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')).join('\n')
}

it('the normal build holds nothing of the wide one, and asks for hosts of the catalogue only', () => {
  const signs = ['<all_urls>', 'http://*/*', 'livechatinc', 'Also looked at here', 'nach unbekannter KI']
  const hosts = (build: 'normal' | 'wide') => (JSON.parse(readFileSync(join(builtExtension('chrome', build), 'manifest.json'), 'utf8')) as { host_permissions: string[] }).host_permissions
  expect(hosts('wide')).toEqual(['<all_urls>'])
  expect(hosts('normal').filter((pattern) => /^(?:<|\*|[a-z]+:\/\/\*\/)/.test(pattern))).toEqual([])
  const found = (build: 'normal' | 'wide') => signs.filter((sign) => textOf(build).includes(sign))
  expect(found('normal')).toEqual([])
  expect(found('wide')).toEqual(signs)
})

describe('looking', () => {
  it('the notice says what is looked at, and nothing is noted before it was read', async () => {
    const tab = await browser.tab()
    await tab.go('https://early-chat.io/')
    await perform(tab, [{ kind: 'post', to: 'https://early-chat.io/api/chat', reply: sse }])
    await tab.close()
    const own = await browser.context.newPage()
    await own.goto(`chrome-extension://${browser.id}/options.html#notice`)
    await own.getByText('It also looks at request shapes on all sites to find unknown AI').waitFor()
    await own.screenshot({ path: join(pictures, 'wide-1-notice.png'), fullPage: true })
    await own.goto(`chrome-extension://${browser.id}/options.html#in-force`)
    await own.getByText('Wide: looks for unknown AI on all sites').waitFor()
    await own.close()
    expect(await stored()).toEqual([])
    await acknowledge(browser.ask)
  })

  it('pages that must stay silent do: human chats, streams, suites, look-alikes; no script is put anywhere', async () => {
    const tabs = [await browser.tab(), await browser.tab(), await browser.tab()]
    const rows = silentRows.filter(({ shows }) => shows === 'nothing')
    const seen = await tour(rows, tabs, (tab, row) => visitSilent(browser.ask, tab, row))
    expect(rows.filter((_, index) => seen[index] !== 'nothing').map(({ page }) => page)).toEqual([])
    expect(await counted(browser.ask)).toEqual([])
    // A look-alike under a real name that does talk like a model is what is looked for.
    expect((await stored()).map(({ host }) => host)).toEqual(['notopenai.com'])
    for (const tab of tabs) await tab.close()
  }, 180_000)

  it('an unknown AI is noted by its host and nothing else, and its page gets no script', async () => {
    const tab = await browser.tab()
    const session = await browser.context.newCDPSession(tab.page)
    const worlds: string[] = []
    session.on('Runtime.executionContextCreated', ({ context }) => void (context.origin.startsWith('chrome-extension:') && worlds.push(context.name)))
    await session.send('Runtime.enable')
    await tab.go(`https://new-chat.io/${markers.path}?${markers.query}=1#${markers.hash}`)
    await tab.enter()
    await perform(tab, [{ kind: 'post', to: `https://new-chat.io/api/chat?${markers.query}`, reply: sse }])
    // An answer with secrets wherever a header has room.
    await tab.evaluate(`act.post({ to: 'https://header-chat.io/api/chat', reply: '${sse}; boundary=${markers.header}', text: '${markers.body}' }).catch(() => null)`)
    await until('the host', async () => (await stored()).length === 3)
    expect(await stored()).toContainEqual({ host: 'new-chat.io', evidence: ['stream', 'path'] })
    expect(worlds).toEqual([])
    expect(await tab.isFramed()).toBe(false)
    expect(await counted(browser.ask)).toEqual([])
    await tab.close()
  })

  it('a page that calls a model API is an ordinary use of it, and one that calls an unknown one names who is called', async () => {
    const tab = await browser.tab()
    await tab.go('https://shop-tools.de/')
    await perform(tab, [
      { kind: 'post', to: 'https://api.openai.com/v1/chat/completions', reply: sse },
      { kind: 'post', to: 'https://llm.gpu-hall.dev/v1/chat/completions', reply: sse },
    ])
    await until('the use', async () => (await counted(browser.ask)).includes('openai-api'))
    await until('the host', async () => (await stored()).some(({ host }) => host === 'llm.gpu-hall.dev'))
    expect((await stored()).find(({ host }) => host === 'llm.gpu-hall.dev')?.evidence).toEqual(['stream', 'path', 'api'])
    expect(await here(browser.ask, tab.number)).toBe(null)
    await tab.close()
  })

  it('what was sent says it, byte for byte, and no secret of a page went anywhere', async () => {
    await browser.ask({ kind: 'outbox/push' })
    const sheets = (await browser.ask({ kind: 'sent/list' })) as readonly SentSheet[]
    expect(sheets).toHaveLength(1)
    expect(sheets[0]?.text).toContain('"host":"new-chat.io"')
    const everything = `${await everythingKept(browser)}${recorder.all()}`
    expect(everything).toContain('new-chat.io')
    for (const marker of Object.values(markers)) expect(everything).not.toContain(marker)
    const own = await browser.context.newPage()
    await own.goto(`chrome-extension://${browser.id}/options.html#sent`)
    await own.getByText('Hosts that look like an AI service nobody knows').waitFor()
    await own.screenshot({ path: join(pictures, 'wide-2-sent.png'), fullPage: true })
    await own.close()
    expect(pages.fromExtensions()).toEqual([])
  })
})

describe('to the queue and back', () => {
  it('the hosts are in the inbox, with what speaks for them', async () => {
    await workspace.relay().publish()
    await desk.goto(`${workspace.url}/inbox`)
    await desk.getByRole('link', { name: /Unknown AI/ }).click()
    await desk.getByText('llm.gpu-hall.dev').waitFor()
    const row = desk.locator('.unknown-row', { hasText: 'llm.gpu-hall.dev' })
    expect(await row.innerText()).toMatch(/Likely AI/)
    expect(await row.innerText()).toContain('Answers what is sent piece by piece')
    await desk.screenshot({ path: join(pictures, 'wide-3-queue.png'), fullPage: true })
  })

  it('one is confirmed, one is an address of a known service, one is dismissed', async () => {
    await settle('new-chat.io', async () => {
      await desk.getByLabel('Name', { exact: true }).fill('New Chat')
      await desk.getByLabel('Vendor').fill('New Inc')
    })
    await settle('llm.gpu-hall.dev', async () => {
      await desk.getByRole('radio', { name: /Address of a known service/ }).check()
      await desk.getByRole('searchbox', { name: 'Known service' }).fill('chatg')
      await desk.getByRole('radio', { name: /^ChatGPT/ }).first().check()
    })
    await settle('notopenai.com', () => desk.getByRole('radio', { name: /Not AI/ }).check())
    await until('the acts', async () => workspace.relay().ledger.acts().length === 3)
    await desk.screenshot({ path: join(pictures, 'wide-4-settled.png'), fullPage: true })
    await desk.goto(`${workspace.url}/inventory/own-new--chat-io`)
    await desk.getByRole('heading', { level: 1, name: 'New Chat' }).waitFor()
    await desk.getByText('Confirmed by this organisation').waitFor()
    await desk.screenshot({ path: join(pictures, 'wide-5-own.png'), fullPage: true })
  })

  it('its next visit shows the chip, its use is counted under its name, and it is reported no more', async () => {
    await browser.ask({ kind: 'policy/refresh' })
    const tab = await browser.tab()
    await tab.go('https://new-chat.io/')
    const card = await browser.card(tab.page)
    await until('its name on the chip', async () => (await card.locator('body').innerText()).includes('New Chat'))
    await tab.page.screenshot({ path: join(pictures, 'wide-6-chip.png') })
    await perform(tab, [{ kind: 'post', to: 'https://api.new-chat.io/v1/chat/completions', reply: sse }])
    await until('the use', async () => (await counted(browser.ask)).includes('own-new--chat-io'))
    await browser.ask({ kind: 'outbox/push' })
    const [sheet] = (await browser.ask({ kind: 'sent/list' })) as readonly SentSheet[]
    expect(sheet?.text).toContain('"service":"own-new--chat-io"')
    expect(sheet?.text).not.toContain('"host":"new-chat.io"')
    expect(sheet?.text).not.toContain('notopenai.com')
    expect(sheet?.text).toContain('"host":"header-chat.io"')
    await tab.close()
  })

  it('its use is in the register, it can be decided about, and the decision is on the chip after the background was killed', async () => {
    await workspace.relay().publish()
    await desk.goto(`${workspace.url}/decide/own-new--chat-io`)
    await desk.getByRole('radio', { name: /Do not allow/ }).check()
    await desk.getByLabel('Reason').fill('Not looked at yet')
    await desk.getByRole('button', { name: 'Do not allow' }).click()
    await until('the act', async () => workspace.relay().ledger.acts().length === 4)
    await browser.ask({ kind: 'policy/refresh' })
    await browser.killBackground()
    const tab = await browser.tab()
    await tab.go('https://new-chat.io/')
    const card = await browser.card(tab.page)
    await until('the status', async () => /not allowed|prohibited/i.test(await card.locator('body').innerText()))
    await tab.close()
  })

  it('what was settled can be opened again', async () => {
    await desk.goto(`${workspace.url}/inbox/unknown`)
    await desk.getByRole('button', { name: 'Change: notopenai.com' }).click()
    await desk.getByLabel('Reason').fill('Seen again')
    await desk.getByRole('button', { name: 'Settle', exact: true }).click()
    await until('the act', async () => workspace.relay().ledger.acts().length === 5)
    await desk.getByRole('button', { name: 'Settle: notopenai.com' }).waitFor()
  })

  it('a rule that blocks it acts before anything is sent', async () => {
    const [member] = await workspace.relay().members()
    if (member === undefined) return expect.fail('no member')
    const rule: Rule = { id: crypto.randomUUID(), rung: 'block', when: [{ fact: 'service', values: ['own-new--chat-io'], not: false, orUnknown: false }], alternative: null, text: null }
    const published = await workspace.relay().ledger.append({ version: 1, id: crypto.randomUUID(), basedOn: 0, reason: 'Not here', content: { kind: 'publish-rules', rules: [rule] } }, member)
    expect(published.ok).toBe(true)
    await browser.ask({ kind: 'policy/refresh' })
    const before = pages.askedOf('new-chat.io').length
    const tab = await browser.tab()
    await tab.go('https://new-chat.io/c/1')
    expect(tab.page.url()).toBe(`chrome-extension://${browser.id}/stop.html?service=own-new--chat-io`)
    await tab.page.getByRole('heading', { name: 'New Chat is blocked here' }).waitFor()
    expect(pages.askedOf('new-chat.io').length).toBe(before)
    await tab.close()
  })
})

async function settle(host: string, fill: () => Promise<unknown>): Promise<void> {
  const before = workspace.relay().ledger.acts().length
  await desk.getByRole('button', { name: `Settle: ${host}` }).click()
  await desk.getByRole('dialog').waitFor()
  await fill()
  await desk.getByLabel('Reason').fill(`Looked at ${host}`)
  await desk.screenshot({ path: join(pictures, `wide-settle-${host}.png`) })
  await desk.getByRole('button', { name: 'Settle', exact: true }).click()
  await until('the act', async () => workspace.relay().ledger.acts().length === before + 1)
}
