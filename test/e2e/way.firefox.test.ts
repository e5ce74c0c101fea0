import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LedgerEntry } from '#extension/platform/ledgerMessage.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { firefoxPopup, startFirefox, type Firefox } from './firefox.ts'
import { startPages, type Pages } from './pages.ts'
import { pictures, startWorkspace, type TestWorkspace } from './workspace.ts'

// The same way as in Chromium, shorter: seen, asked, answered by keyboard, sent, shown, decided, back on the chip.

let pages: Pages
let workspace: TestWorkspace
let extension: BuiltExtension
let browser: Firefox

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  pages = await startPages()
  workspace = await startWorkspace()
  extension = copyExtension('firefox', workspace.relay().enrolment())
  browser = await startFirefox(extension.folder, pages.port)
})

afterAll(async () => {
  await browser?.close()
  await workspace?.remove()
  await pages?.close()
  extension?.remove()
})

it('from a use to a decision and back on the chip', async () => {
  const popup = await browser.open(firefoxPopup)
  const ask = (request: object) => browser.ask(popup, request)

  const chat = await browser.open('https://chatgpt.com/')
  await browser.card(chat)
  await browser.evaluate(chat, `send('/backend-api/f/conversation')`)
  await browser.says(await browser.card(chat), /I have seen this/)
  const card = await browser.card(chat)
  const focus = (label: string) => browser.focus(card, `[...document.querySelectorAll('button, input')].find((item) => (item.innerText || item.labels?.[0]?.innerText || '').includes(${JSON.stringify(label)}))`)
  await focus('I have seen this')
  await browser.press(card, ['\uE007'])
  await browser.says(card, /What for\?/)
  await browser.press(card, ['1'])
  await browser.says(card, /With which data\?/)
  // The card moves the focus on to the levels; only then is it ours to move.
  await until('the focus on a level', async () => browser.evaluate(card, `document.activeElement?.dataset.level !== undefined`) as Promise<boolean>)
  await focus('Own account, free')
  await browser.press(card, [' '])
  await until('the account to be chosen', async () =>
    browser.evaluate(card, `[...document.querySelectorAll('[aria-checked=true], [aria-pressed=true], input:checked')].some((item) => (item.innerText || item.labels?.[0]?.innerText || '').includes('Own account, free'))`) as Promise<boolean>,
  )
  await browser.press(card, ['2'])
  await browser.says(card, /saved/i)
  await browser.screenshot(chat, join(pictures, 'way-firefox-saved.png'))
  expect(await browser.evaluate(chat, `seen.filter(([type]) => type === 'keydown').length`)).toBe(0)

  const [entry] = (await ask({ kind: 'ledger/list' })) as LedgerEntry[]
  expect(entry).toMatchObject({ service: { id: 'chatgpt' }, answer: { level: 'internal', accountType: 'personal_free' } })
  expect(await ask({ kind: 'outbox/push' })).toMatchObject({ waiting: [], problem: null })
  await workspace.relay().publish()

  const desk = await browser.open(await workspace.relay().createSignInLink())
  await browser.says(desk, /ChatGPT/)
  await browser.evaluate(desk, `location.assign('/decide/chatgpt')`)
  await browser.says(desk, /What is allowed with ChatGPT/)
  await browser.evaluate(desk, `(() => {
    [...document.querySelectorAll('label')].find((label) => label.innerText.startsWith('Do not allow')).click()
    const reason = [...document.querySelectorAll('textarea')].at(-1)
    reason.value = 'No contract'
    reason.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })()`)
  await browser.evaluate(desk, `document.querySelector('form button[type=submit]').click()`)
  await until('the act', async () => workspace.relay().ledger.acts().length === 1)
  expect(workspace.relay().ledger.acts()[0]).toMatchObject({ reason: 'No contract', content: { status: 'prohibited' } })
  await browser.screenshot(desk, join(pictures, 'way-firefox-decided.png'))

  await ask({ kind: 'policy/refresh' })
  const again = await browser.open('https://chatgpt.com/')
  await browser.says(await browser.card(again), /prohibited/i)
})

it('pages that ask the addresses of other services, by themselves, in a frame or from a sandbox, make no use of them; the service’s own frame in its own page does', async () => {
  const popup = await browser.open(firefoxPopup)
  const ask = (request: object) => browser.ask(popup, request)
  const seen = async () => ((await ask({ kind: 'ledger/list' })) as LedgerEntry[]).map(({ service }) => service.id)
  await ask({ kind: 'ledger/delete-all' })
  const forged = 'https://claude.ai/api/organizations/1/chat_conversations/2/completion'
  const evil = await browser.open('https://evil-user.hf.space/embedding')
  await browser.evaluate(evil, `act.post({ to: '${forged}', reply: 'text/event-stream' })`)
  await browser.evaluate(evil, `new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.sandbox = 'allow-scripts'
    frame.srcdoc = '<script>fetch("${forged}", { method: "POST", body: "{}" })</' + 'script>'
    frame.onload = () => setTimeout(resolve, 500)
    document.body.append(frame)
  })`)
  const news = await browser.open('https://news.example/embedding')
  await browser.evaluate(news, `act.frame({ to: 'https://evil-user.hf.space/#post=${forged}' })`)
  await browser.evaluate(news, `act.frame({ to: 'https://chatgpt.com/#post=/backend-api/f/conversation' })`)
  expect(await seen()).toEqual([])
  const suite = await browser.open('https://claude.ai/embedding')
  await browser.evaluate(suite, `act.frame({ to: 'https://claude.ai/#post=${forged}' })`)
  await until('the use in its own page', async () => (await seen()).length > 0)
  expect(await seen()).toEqual(['claude'])
})
