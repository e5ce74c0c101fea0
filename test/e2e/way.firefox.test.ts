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
