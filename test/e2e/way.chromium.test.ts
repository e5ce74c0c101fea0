import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { startPages, type Pages } from './pages.ts'
import { pictures, startWorkspace, type TestWorkspace } from './workspace.ts'

// The whole way on the real thing: a use is seen, asked about, answered, sent, folded, shown, decided on, and the decision
// is back on the chip. One browser, one relay, in the order in which people do it.

let pages: Pages
let workspace: TestWorkspace
let extension: BuiltExtension
let browser: Chromium
let chat: Page
let desk: Page

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  pages = await startPages()
  workspace = await startWorkspace()
  extension = copyExtension('chrome', workspace.relay().enrolment())
  browser = await startChromium(extension.folder, pages.port)
})

afterAll(async () => {
  await browser?.close()
  await workspace?.remove()
  await pages?.close()
  extension?.remove()
})

const shot = (page: Page, name: string) => page.screenshot({ path: join(pictures, `way-${name}.png`) })

/** What the AI page's own listeners have seen. */
const seenByPage = () => chat.evaluate(() => (globalThis as unknown as { seen: [string, string][] }).seen)

async function texts(frame: Frame): Promise<string> {
  return (await frame.locator('body').innerText()).replaceAll(/\s+/g, ' ')
}

describe('from a use to a decision and back', () => {
  it('a fresh workspace signs the administrator in by a link and says that it is personal', async () => {
    desk = await browser.context.newPage()
    await desk.goto(await workspace.relay().createSignInLink())
    await desk.getByText('Personal workspace').first().waitFor()
    await desk.getByRole('heading', { level: 1 }).waitFor()
    await shot(desk, '1-empty-overview')
  })

  it('the AI page gets a chip and no question until it is used', async () => {
    chat = await browser.context.newPage()
    await chat.goto('https://chatgpt.com/')
    const card = await browser.card(chat)
    await until('the chip', async () => (await texts(card)).includes('ChatGPT') || (await card.locator('button').count()) > 0)
    expect(await texts(card)).not.toContain('What for?')
    await shot(chat, '2-chip')
  })

  it('the first use brings the card, which is answered by keyboard alone', async () => {
    await chat.locator('textarea').fill('hello')
    await chat.evaluate(() => (globalThis as unknown as { send: (path: string) => Promise<string> }).send('/backend-api/f/conversation'))
    const card = await browser.card(chat)
    await card.getByRole('article').waitFor()
    expect(await chat.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await shot(chat, '3-notice')
    await chat.evaluate(() => ((globalThis as unknown as { seen: unknown[] }).seen.length = 0))

    await card.locator('button').first().focus()
    await acknowledgeByKeyboard(card)
    await card.getByText('What for?').last().waitFor()
    await shot(chat, '4-purpose')
    await chat.keyboard.press('1')
    await card.getByText('With which data?').last().waitFor()
    await shot(chat, '5-level')
    await until('the focus on a level', () => card.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['level'] !== undefined))
    await chooseAccountByKeyboard(card)
    await chat.keyboard.press('3')
    await card.getByText('Which kinds of data?').last().waitFor()
    await shot(chat, '6-kinds')
    await card.getByRole('button', { name: /^Save/ }).focus()
    await chat.keyboard.press('Enter')
    await until('the word that it is saved', async () => /saved/i.test(await texts(card)))
    await shot(chat, '7-saved')
  })

  it('the AI page has read no key of it and cannot reach into it', async () => {
    const keys = (await seenByPage()).filter(([type]) => type === 'keydown' || type === 'input')
    expect(keys).toEqual([])
    const reach = await chat.evaluate(() => {
      const open = [...document.querySelectorAll('*')].filter((element) => element.shadowRoot !== null).length
      return { open, frames: window.length, inPage: document.querySelectorAll('iframe').length }
    })
    expect(reach).toEqual({ open: 0, frames: 0, inPage: 0 })
  })

  it('the entry is in the day ledger and reaches the relay when asked', async () => {
    const listed = JSON.stringify(await browser.ask({ kind: 'ledger/list' }))
    expect(listed).toContain('chatgpt')
    expect(listed).toContain('confidential')
    expect(listed).not.toMatch(/hello|backend-api|https:\/\/chatgpt/)
    await browser.ask({ kind: 'outbox/push' })
    await until('the table of presence', async () => {
      await workspace.relay().publish()
      return (await desk.evaluate(async () => (await (await fetch('/api/tables')).json()).tables.length)) > 0
    })
  })

  it('the inventory shows the service, and the register its first risks with the reason', async () => {
    await desk.goto(`${workspace.url}/inventory/chatgpt`)
    await desk.getByText('Confidential').first().waitFor()
    await shot(desk, '8-service')
    await desk.goto(`${workspace.url}/risks`)
    await desk.getByRole('link', { name: /Confidential business information disclosed/ }).click()
    await desk.waitForURL(/risk=AIC-D01/)
    await desk.locator('a.row-link').first().click()
    await desk.getByText('Data level').first().waitFor()
    await shot(desk, '9-risk')
  })

  it('a decision is made, with a reason, and stands in the ledger of acts', async () => {
    await desk.goto(`${workspace.url}/decide/chatgpt`)
    await desk.getByRole('radio', { name: /Do not allow/ }).check()
    await desk.getByLabel('Reason').fill('No contract for confidential data')
    await shot(desk, '10-decide')
    await desk.getByRole('button', { name: 'Do not allow' }).click()
    await until('the act', async () => workspace.relay().ledger.acts().length === 1)
    expect(workspace.relay().ledger.acts()[0]).toMatchObject({ reason: 'No contract for confidential data', content: { service: 'chatgpt', status: 'prohibited' } })
  })

  it('the chip shows the decision after the next policy refresh', async () => {
    await browser.ask({ kind: 'policy/refresh' })
    await chat.reload()
    const card = await browser.card(chat)
    await until('the status', async () => /prohibited|not allowed/i.test(await texts(card)))
    await shot(chat, '11-prohibited')
  })

  it('with the relay gone everything opens, edits wait and say so, and go when it is back', async () => {
    await desk.goto(`${workspace.url}/inventory/chatgpt`)
    await desk.getByText('Confidential').first().waitFor()
    await until('the page to be kept for offline', () => desk.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === 'activated'))
    await workspace.stop()
    await desk.goto(`${workspace.url}/decide/chatgpt`)
    await desk.getByRole('radio', { name: /Review first/ }).check()
    await desk.getByLabel('Reason').fill('A team plan was offered')
    await desk.getByRole('button', { name: /Put under review/ }).click()
    await desk.getByText(/waiting/i).first().waitFor()
    await shot(desk, '12-offline')

    await workspace.start()
    await until('the waiting act', async () => workspace.relay().ledger.acts().length === 2, 90_000)
    expect(workspace.relay().ledger.acts()[1]).toMatchObject({ basedOn: 1, content: { status: 'under_review' } })
  })
})

async function acknowledgeByKeyboard(card: Frame): Promise<void> {
  const button = card.getByRole('button', { name: /I have seen this/ }).first()
  await button.focus()
  await chat.keyboard.press('Enter')
}

/** The card asks for the account once; afterwards it is known. */
async function chooseAccountByKeyboard(card: Frame): Promise<void> {
  const own = card.getByRole('button', { name: /free/i }).or(card.getByRole('radio', { name: /free/i })).first()
  if ((await own.count()) === 0) return
  await own.focus()
  await chat.keyboard.press('Space')
}
