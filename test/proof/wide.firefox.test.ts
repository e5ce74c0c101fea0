import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentRows } from '#test/fixture/silent.ts'
import { copyExtension, until, type BuiltExtension } from '#test/e2e/extension.ts'
import { firefoxPopup, startFirefox, type Firefox } from '#test/e2e/firefox.ts'
import { startPages, type Pages } from '#test/e2e/pages.ts'
import { acknowledge, counted, perform, tour, visitSilent, type Ask } from '#test/e2e/tab.ts'
import { startTrial, type Trial } from '#test/fixture/relay.ts'

// The wide build in Firefox: what test/e2e/wide.test.ts proves in Chromium, as far as the browsers differ.

let pages: Pages
let trial: Trial
let extension: BuiltExtension
let browser: Firefox
let desk: string
const ask: Ask = (request) => browser.ask(desk, request)
const named = async (): Promise<readonly string[]> => {
  await ask({ kind: 'outbox/push' })
  return JSON.stringify(await ask({ kind: 'sent/list' })).match(/(?<=\\"host\\":\\")[^\\]+/g) ?? []
}
const sse = 'text/event-stream'

beforeAll(async () => {
  pages = await startPages()
  trial = await startTrial({ clock: () => new Date() })
  extension = copyExtension('firefox', trial.relay.enrolment(), 'wide')
  browser = await startFirefox(extension.folder, pages.port)
  desk = await browser.open(firefoxPopup)
  await acknowledge(ask)
})
afterAll(async () => {
  await browser.close()
  extension.remove()
  await trial.stop()
  await pages.close()
})

it('an unknown AI is noted by its host, pages that must stay silent are not, and none of them gets a script', async () => {
  const rows = silentRows.filter(({ page, shows }, index) => shows === 'nothing' && (index % 3 === 0 || page.includes('zendesk') || page.includes('support')))
  expect(await tour(rows, [await browser.tab(desk)], (tab, row) => visitSilent(ask, tab, row))).toEqual(rows.map(() => 'nothing'))
  const tab = await browser.tab(desk)
  await tab.go('https://new-chat.io/')
  await perform(tab, [{ kind: 'post', to: 'https://new-chat.io/api/chat', reply: sse }, { kind: 'post', to: 'https://llm.gpu-hall.dev/v1/chat/completions', reply: sse }])
  await until('the hosts', async () => (await named()).includes('llm.gpu-hall.dev'))
  expect((await named()).filter((host) => host !== 'notopenai.com')).toEqual(['llm.gpu-hall.dev', 'new-chat.io'])
  expect(await tab.isFramed()).toBe(false)
  expect(await counted(ask)).toEqual([])
})

it('once confirmed its next visit shows the chip, and its use is counted under its own id', async () => {
  const content = { kind: 'settle-candidate', outcome: 'confirm', host: 'new-chat.io', name: 'New Chat', vendor: 'New', category: 'general_assistant' }
  expect((await trial.administrator.call('POST', '/api/acts', { version: 1, id: crypto.randomUUID(), basedOn: 0, reason: 'Looked at', content })).status).toBe(201)
  await ask({ kind: 'policy/refresh' })
  const tab = await browser.tab(desk)
  await tab.go('https://new-chat.io/')
  await until('the chip', () => tab.isFramed())
  await perform(tab, [{ kind: 'post', to: 'https://new-chat.io/api/chat', reply: sse }])
  await until('the use', async () => (await counted(ask)).includes('own-new--chat-io'))
  expect(await named()).not.toContain('new-chat.io')
})
