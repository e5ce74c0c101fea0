import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTrial, type Trial } from '#test/fixture/relay.ts'
import { answer } from '#test/fixture/answer.ts'
import { startRecorder, type Recorder } from '#test/fixture/recorder.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { startPages, type Pages } from './pages.ts'
import { flood } from './flood.ts'
import { acknowledge, counted, here, ledger, perform } from './tab.ts'
import { everythingKept, hearMessages, markedUrl, markers, randomMessages } from './marker.ts'

// A page that does all it can against the extension, and one that puts its secrets wherever it can: nothing is recorded
// wrongly, nothing can be read, and no secret gets any further than the page.

let pages: Pages
let trial: Trial
let recorder: Recorder
let extension: BuiltExtension
let browser: Chromium
type Tab = Awaited<ReturnType<Chromium['tab']>>
let tab: Tab
const sessions = () => counted(browser.ask)
const use = { kind: 'post', to: 'https://chatgpt.com/backend-api/f/conversation', reply: 'text/event-stream' } as const

beforeAll(async () => {
  pages = await startPages()
  trial = await startTrial({ clock: () => new Date() })
  recorder = await startRecorder(trial.url)
  extension = copyExtension('chrome', { ...trial.relay.enrolment(), relay: recorder.url })
  browser = await startChromium(extension.folder, pages.port)
  await acknowledge(browser.ask)
})
afterAll(async () => {
  await browser.close()
  extension.remove()
  await recorder.close()
  await trial.stop()
  await pages.close()
})
beforeEach(async () => {
  await tab?.close()
  await browser.ask({ kind: 'ledger/delete-all' })
  tab = await browser.tab()
})

/** The element that holds the frame: the last of the document. */
const element = 'document.documentElement.lastElementChild'

async function openCard(): Promise<{ x: number; y: number }> {
  await tab.go('https://chatgpt.com/')
  await perform(tab, [use])
  await until('the use', async () => (await sessions()).length === 1)
  const card = await browser.card(tab.page)
  await card.evaluate(() => (globalThis as unknown as { chrome: { runtime: { sendMessage: (message: object) => Promise<unknown> } } }).chrome.runtime.sendMessage({ kind: 'card/expand' }))
  const button = card.getByRole('button', { name: /^1 / }).or(card.locator('.option')).first()
  await button.waitFor()
  await tab.page.waitForTimeout(600)
  const box = await button.boundingBox()
  if (box === null) throw new Error('the first answer has no place')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
/** The card has gone on to its second question. */
const isClicked = async () => (await (await browser.card(tab.page)).locator('[data-level]').count()) > 0

describe('clicks that were meant for something else', () => {
  it('without anything over the card a click answers', async () => {
    const { x, y } = await openCard()
    await tab.page.mouse.click(x, y)
    await until('the second question', isClicked)
  })

  it.each([
    ['a cover that lets clicks through', `(() => { const cover = document.createElement('div'); cover.textContent = 'Win a prize'; cover.style.cssText = 'position:fixed;inset:0;margin:0;width:100vw;height:100vh;background:#fff;pointer-events:none'; cover.popover = 'manual'; document.body.append(cover); cover.showPopover() })()`],
    ['a see-through document, the element taken out of the top layer', `(() => { ${element}.hidePopover(); document.documentElement.style.opacity = '0.01' })()`],
  ])('%s: the click is kept back, and the card says why', async (_, attack) => {
    const { x, y } = await openCard()
    await tab.evaluate(attack)
    await tab.page.waitForTimeout(500)
    const box = await (await browser.card(tab.page)).locator('.option').first().boundingBox()
    await tab.page.mouse.click(box === null ? x : box.x + box.width / 2, box === null ? y : box.y + box.height / 2)
    await (await browser.card(tab.page)).getByRole('alert').waitFor({ timeout: 5_000 }).catch(() => undefined)
    expect(await isClicked()).toBe(false)
    expect((await ledger(browser.ask)).map(({ source }) => source)).toEqual(['unanswered'])
  })

  it('the page moves the element or makes it see-through: it is put back at once, and a page that goes on gets none', async () => {
    await openCard()
    const moved = await tab.evaluate(`(async () => {
      const host = ${element}, own = host.getAttribute('style'), seen = []
      for (const [name, value] of [['opacity', '0.01'], ['inset', '0px auto auto 0px'], ['transform', 'scale(9)'], ['pointer-events', 'none']]) {
        host.style.setProperty(name, value, 'important')
        await Promise.resolve()
        seen.push(host.getAttribute('style') === own)
      }
      for (let turn = 0; turn < 100; turn++) { host.style.setProperty('opacity', String(turn / 1000), 'important'); await Promise.resolve() }
      return { seen, there: host.isConnected }
    })()`)
    expect(moved).toEqual({ seen: [true, true, true, true], there: false })
    expect(await sessions()).toEqual(['chatgpt'])
  })
})

it('forged keys, clicks, submits and messages are no gesture and no answer', async () => {
  await tab.go('https://copilot.microsoft.com/')
  await until('the chip', () => tab.isFramed())
  await perform(tab, [{ kind: 'socket', to: 'wss://copilot.microsoft.com/c/api/chat?api-version=2' }])
  await tab.evaluate(`(() => {
    const box = document.querySelector('textarea'), button = document.querySelector('button')
    for (const type of ['keydown', 'keypress', 'keyup']) box.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, composed: true }))
    button.click()
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }))
    document.querySelector('form').requestSubmit()
    for (const message of [{ kind: 'host/gesture' }, { kind: 'host/ready' }, { kind: 'session/answer' }, { kind: 'frame', show: 'nothing' }, { kind: 'changed', tab: null }]) {
      postMessage(message, '*')
      dispatchEvent(new MessageEvent('message', { data: message }))
      dispatchEvent(new CustomEvent(message.kind, { detail: message }))
      document.dispatchEvent(new CustomEvent('daybook', { detail: message }))
      ${element}.dispatchEvent(new CustomEvent('message', { detail: message }))
    }
    try { chrome.runtime?.sendMessage?.('${'a'.repeat(32)}', { kind: 'host/gesture' }) } catch {}
    for (const name of ['focus', 'blur', 'hidePopover']) try { ${element}[name]() } catch {}
  })()`)
  expect(await sessions()).toEqual([])
  expect(await tab.evaluate(`({ root: ${element}.shadowRoot, frames: length, text: ${element}.innerHTML, active: document.activeElement.tagName })`)).toMatchObject({ root: null, frames: 0, text: '' })
  await tab.enter()
  await until('the real gesture', async () => (await sessions()).length === 1)
})

it('a page that asks the addresses of other services, by itself, in a frame or from a sandbox, makes no use of them', async () => {
  const forged = [
    'https://chatgpt.com/backend-api/f/conversation', 'https://chatgpt.com/backend-api/files', 'https://claude.ai/api/organizations/1/chat_conversations/2/completion',
    'https://gemini.google.com/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate', 'https://chat.deepseek.com/api/v0/chat/completion', 'https://api.wordtune.com/telemetry', 'https://api.rytr.me/op',
  ].map((to) => ({ kind: 'post', to, reply: 'text/event-stream' }) as const)
  const sockets = ['wss://copilot.microsoft.com/c/api/chat?api-version=2', 'wss://capi.grammarly.com/freews'].map((to) => ({ kind: 'socket', to }) as const)
  // Hosts the browser lets us look at: one where anybody publishes, one of another service, and a working surface in which somebody sends.
  for (const page of ['https://evil-user.hf.space/embedding', 'https://www.chatbase.co/embedding', 'https://www.perplexity.ai/']) {
    await tab.go(page)
    await perform(tab, [...sockets, { kind: 'enter' }, ...forged])
    await tab.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.sandbox = 'allow-scripts'
      frame.srcdoc = '<script>for (const to of ${JSON.stringify(forged.map(({ to }) => to)).replaceAll('"', '&quot;')}) fetch(to, { method: "POST", body: "{}" })</' + 'script>'
      frame.onload = () => setTimeout(resolve, 500)
      document.body.append(frame)
    })`)
  }
  expect((await here(browser.ask, tab.number))?.service.id).toBe('perplexity')
  await tab.go('https://news.example/embedding')
  await perform(tab, forged.map(({ to }) => ({ kind: 'frame', to: `https://evil-user.hf.space/#post=${to}` })))
  // The service's own page, in a frame of somebody else's.
  await perform(tab, [{ kind: 'frame', to: 'https://claude.ai/#post=/api/organizations/1/chat_conversations/2/completion' }])
  expect(await here(browser.ask, tab.number)).toBe(null)
  await tab.go('https://claude.ai/new')
  await perform(tab, forged.filter(({ to }) => to.startsWith('https://claude.ai/')))
  await until('the real use', async () => (await sessions()).length > 0)
  expect(await sessions()).toEqual(['claude'])
})

it('100 requests and 100 changes of the address are one session, and the background goes on answering', async () => {
  expect(await flood(browser, 100, 100)).toEqual(['chatgpt', 'claude'])
})

it('no secret of a page is kept, told or sent', async () => {
  const heard = await hearMessages(browser, tab)
  for (const address of ['https://chatgpt.com/', 'https://claude.ai/new', 'https://copilot.microsoft.com/', 'https://shop.example/']) {
    await tab.go(markedUrl(address))
    await heard.listenIn()
    await tab.evaluate(`document.title = '${markers.title}'`)
    await tab.evaluate(`act.post({ to: '/backend-api/f/conversation?secret=${markers.query}', reply: 'text/event-stream', text: '${markers.body}' })`)
    await tab.evaluate(`act.post({ to: '/api/organizations/${markers.path}/chat_conversations/2/completion', reply: 'text/event-stream; charset=${markers.header}', text: '${markers.body}' })`)
    await tab.evaluate(`act.upload({ to: '/backend-api/files', name: '${markers.file}.pdf' })`)
    await tab.page.locator('textarea').fill(markers.typed)
    await tab.page.locator('textarea').press('Enter')
    await tab.evaluate(`history.pushState({}, '', '/c/${markers.path}?${markers.query}#${markers.hash}')`)
  }
  const refused = await randomMessages(browser, Object.values(markers))
  expect(refused.answered).toEqual([])
  await until('the uses', async () => (await sessions()).length >= 3)
  for (const { session } of await ledger(browser.ask)) await browser.ask({ kind: 'session/answer', session, memory: 'today', overridden: false, answer })
  await browser.ask({ kind: 'outbox/push' })
  await browser.ask({ kind: 'policy/refresh' })

  const kept = await everythingKept(browser)
  const told = JSON.stringify(heard.all())
  const sent = recorder.all()
  expect(kept).toContain('chatgpt')
  expect(told).toContain('host/gesture')
  expect(sent).toContain('"service":"chatgpt"')
  for (const secret of [...Object.values(markers), 'https://chatgpt.com', 'backend-api', 'conversation']) {
    expect(kept).not.toContain(secret)
    expect(told).not.toContain(secret)
    expect(sent).not.toContain(secret)
  }
  expect(pages.fromExtensions()).toEqual([])
})
