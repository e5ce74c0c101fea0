import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import type { HomeState } from '#extension/platform/message.ts'
import type { OwnReport } from '#extension/platform/reportMessage.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { startPages, type Pages } from './pages.ts'
import { acknowledge } from './tab.ts'
import { pictures, startWorkspace, type TestWorkspace } from './workspace.ts'

// The AI policy from its editor to a card, and a request from a card to the inbox and back, on the real thing: one browser,
// one relay, in the order in which people do it.

let pages: Pages
let workspace: TestWorkspace
let extension: BuiltExtension
let browser: Chromium
let desk: Page
let chat: Page
let axe: string

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  pages = await startPages()
  workspace = await startWorkspace()
  extension = copyExtension('chrome', workspace.relay().enrolment())
  browser = await startChromium(extension.folder, pages.port)
  desk = await browser.context.newPage()
  desk.setDefaultTimeout(15_000)
  await desk.goto(await workspace.relay().createSignInLink())
  await desk.getByText('Personal workspace').first().waitFor()
})

afterAll(async () => {
  await browser?.close()
  await workspace?.remove()
  await pages?.close()
  extension?.remove()
})

const shot = (page: Page, name: string) => page.screenshot({ path: join(pictures, `report-${name}.png`), fullPage: true })
const acts = () => workspace.relay().ledger.acts()
const guidance = async () => ((await browser.ask({ kind: 'home/state', tab: null })) as HomeState).guidance
const ownReports = async () => (await browser.ask({ kind: 'report/list' })) as readonly OwnReport[]

async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(`${axe};1`)
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function use(host: string, path: string): Promise<Frame> {
  chat = await browser.context.newPage()
  await chat.goto(`https://${host}/`)
  await browser.card(chat)
  await chat.evaluate((to) => (globalThis as unknown as { send: (path: string) => Promise<string> }).send(to), path)
  const card = await browser.card(chat)
  await card.getByRole('article').waitFor()
  return card
}

it('the ready-made policy is looked at, changed and published with a reason', async () => {
  await desk.goto(`${workspace.url}/policy/guidance`)
  await desk.getByRole('button', { name: 'Start with the ready-made one' }).click()
  await desk.getByRole('button', { name: 'Edit: How we work with AI' }).click()
  await desk.getByRole('group', { name: 'English' }).getByLabel('Title').fill('Working with AI')
  expect(await violations(desk)).toEqual([])
  await shot(desk, '1-page-editor')
  await desk.getByRole('button', { name: 'Save in the draft' }).click()
  await desk.getByRole('heading', { name: 'Working with AI' }).waitFor()
  expect(await violations(desk)).toEqual([])
  await shot(desk, '2-draft')
  await desk.getByRole('button', { name: 'Publish', exact: true }).first().click()
  await desk.getByLabel('Reason').fill('Agreed with the works council')
  await desk.locator('dialog').getByRole('button', { name: 'Publish' }).click()
  await until('the act', async () => acts().length === 1)
  expect(acts()[0]).toMatchObject({ reason: 'Agreed with the works council', content: { kind: 'publish-guidance', policy: { en: { title: 'Working with AI' } }, repeatMonths: 12 } })
  await desk.getByText(/In force since/).first().waitFor()
  await desk.getByText(pwaGuidanceMessages.en.differs).waitFor({ state: 'detached' })
})

it('it comes up in a card that asks anyway; put off, the question is answered, and it does not come again today', async () => {
  await acknowledge(browser.ask)
  await browser.ask({ kind: 'policy/refresh' })
  const card = await use('chatgpt.com', '/backend-api/f/conversation')
  await card.getByRole('heading', { name: 'Working with AI' }).waitFor()
  expect(await chat.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME')
  expect(await violations(card)).toEqual([])
  await shot(chat, '3-policy')
  await card.getByRole('button', { name: 'Later' }).focus()
  await chat.keyboard.press('Enter')
  await card.getByText('What for?').last().waitFor()
  expect(await guidance()).toMatchObject({ isDue: true, comesUp: false })
  await chat.close()

  const next = await use('claude.ai', '/api/organizations/1/chat_conversations/2/completion')
  await next.getByText('What for?').last().waitFor()
})

it('on the own page it is read and acknowledged by keyboard alone', async () => {
  const own = await browser.context.newPage()
  await own.goto(`chrome-extension://${browser.id}/options.html#policy`)
  await own.getByText('Not read yet.').waitFor()
  await own.getByText('Why an AI can be wrong').focus()
  await own.keyboard.press('Enter')
  await own.getByText('An AI names a court ruling').waitFor()
  await own.keyboard.press('Tab')
  await own.keyboard.press('Space')
  await own.getByText(/Not quite: right is/).waitFor()
  await own.keyboard.press('ArrowUp')
  await own.getByText('Right.', { exact: true }).waitFor()
  await own.getByRole('button', { name: 'Understood' }).focus()
  await own.keyboard.press('Enter')
  await own.getByText(/^Read on/).waitFor()
  expect(await guidance()).toMatchObject({ isDue: false, version: 1 })
  await own.close()
})

it('a new version is due again, and is gone through in the card by keyboard, its training too', async () => {
  await desk.goto(`${workspace.url}/policy/guidance`)
  await desk.getByRole('button', { name: /^Remove: When to stop/ }).click()
  await desk.getByRole('button', { name: 'Publish', exact: true }).first().click()
  await desk.getByLabel('Reason').fill('Shorter')
  await desk.locator('dialog').getByRole('button', { name: 'Publish' }).click()
  await until('the act', async () => acts().length === 2)
  await browser.ask({ kind: 'policy/refresh' })
  expect(await guidance()).toMatchObject({ isDue: true, comesUp: false, version: 2 })
  // The day after: what came up today counts for today only.
  await browser.worker.evaluate(forgetShown)
  const card = await use('www.perplexity.ai', '/rest/sse/perplexity_ask')
  await card.getByRole('heading', { name: 'Working with AI' }).waitFor()
  await card.getByRole('button', { name: 'Understood' }).focus()
  await chat.keyboard.press('Enter')
  await card.getByRole('heading', { name: 'Which data may go where' }).waitFor()
  await until('the focus on the new page', () => card.evaluate(() => document.activeElement?.tagName === 'H2'))
  expect(await violations(card)).toEqual([])
  await shot(chat, '4-training')
  await chat.keyboard.press('Tab')
  await chat.keyboard.press('Space')
  await card.getByText(/Not quite: right is/).waitFor()
  for (const name of ['Next', 'Done']) {
    await card.getByRole('button', { name }).focus()
    await chat.keyboard.press('Enter')
  }
  await card.getByText('What for?').last().waitFor()
  expect(await guidance()).toMatchObject({ isDue: false, version: 2 })
})

it('a request from the card reaches the inbox, by no way a sheet takes', async () => {
  const card = await browser.card(chat)
  await card.getByRole('button', { name: 'Request this tool' }).click()
  await card.getByLabel('Why?').fill('For <b>minutes</b> & notes')
  await card.getByLabel('What for? Optional.').selectOption('meeting_notes')
  expect(await violations(card)).toEqual([])
  await shot(chat, '5-request')
  await card.getByRole('button', { name: 'Send', exact: true }).focus()
  await chat.keyboard.press('Enter')
  await card.getByText('Thank you.').waitFor()
  await card.getByRole('button', { name: 'Done' }).click()
  await card.getByText('What for?').last().waitFor()
  await until('the request to be sent', async () => (await ownReports())[0]?.state === 'sent')

  await desk.goto(`${workspace.url}/inbox`)
  await desk.getByText('For <b>minutes</b> & notes').waitFor()
  await desk.getByText(/· without a name/).waitFor()
  expect(await desk.getByRole('navigation', { name: 'Pages' }).getByText('to answer').count()).toBe(1)
  expect(await violations(desk)).toEqual([])
  await shot(desk, '6-inbox')
})

it('the answer goes with the policy, shows once in a card, and stays on the own list', async () => {
  await desk.getByRole('button', { name: 'Answer', exact: true }).click()
  await desk.getByRole('radio', { name: /Declined/ }).check()
  await desk.getByLabel('Answer', { exact: true }).fill('Please use the approved one.')
  expect(await violations(desk)).toEqual([])
  await shot(desk, '7-answer')
  await desk.getByRole('button', { name: 'Send answer' }).click()
  await until('the act', async () => acts().length === 3)
  expect(acts()[2]).toMatchObject({ content: { kind: 'answer-report', outcome: 'declined', text: 'Please use the approved one.' } })
  await desk.getByRole('heading', { name: 'Nothing to answer' }).waitFor()

  await browser.ask({ kind: 'policy/refresh' })
  const card = await browser.card(chat)
  await card.getByText('Please use the approved one.').waitFor()
  await shot(chat, '8-news')
  const popup = await browser.context.newPage()
  await popup.goto(`chrome-extension://${browser.id}/popup.html`)
  await popup.getByText('Please use the approved one.').waitFor()
  await shot(popup, '9-popup')
  expect((await ownReports())[0]?.answer).toMatchObject({ outcome: 'declined', isNew: false })
  await popup.close()
  await chat.reload()
  const fresh = await browser.card(chat)
  await fresh.locator('.card, .chip').first().waitFor()
  expect(await fresh.getByText('Please use the approved one.').count()).toBe(0)
})

it('written while the relay is away it waits, says so, and goes when it is back', async () => {
  await workspace.stop()
  const own = await browser.context.newPage()
  await own.goto(`chrome-extension://${browser.id}/options.html#request/claude`)
  await own.getByText('Claude').first().waitFor()
  await own.getByLabel('Why?').fill('For long tenders')
  await own.getByRole('button', { name: 'Send', exact: true }).click()
  await own.getByRole('button', { name: 'Done' }).click()
  await own.getByText('waiting to be sent').waitFor()
  expect(await violations(own)).toEqual([])
  await shot(own, '10-waits')
  await workspace.start()
  await own.locator('.reports').getByRole('button', { name: 'Send now' }).click()
  await own.getByText('sent, not answered yet').waitFor()
  await own.close()
})

/** In the background: the AI policy has not come up today. */
function forgetShown(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('daybook')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const store = opening.result.transaction('settings', 'readwrite').objectStore('settings')
      const reading = store.get('all')
      reading.onsuccess = () => {
        const writing = store.put({ ...reading.result, guidanceShownOn: null })
        writing.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }
    }
  })
}
