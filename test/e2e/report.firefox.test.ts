import { afterAll, beforeAll, expect, it } from 'vitest'
import { guidanceStarter } from '#shared/message/guidance-starter.ts'
import type { HomeState } from '#extension/platform/message.ts'
import type { OwnReport } from '#extension/platform/reportMessage.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { firefoxPopup, startFirefox, type Firefox } from './firefox.ts'
import { startPages, type Pages } from './pages.ts'
import { acknowledge } from './tab.ts'
import { startWorkspace, type TestWorkspace } from './workspace.ts'

// What a card loads when it is needed comes in Firefox too: the AI policy with its looks, and a request that arrives.

let pages: Pages
let workspace: TestWorkspace
let extension: BuiltExtension
let browser: Firefox

beforeAll(async () => {
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

it('the policy is read by keyboard, a request is sent', async () => {
  const { ledger, members } = workspace.relay()
  const [administrator] = await members()
  if (administrator === undefined) throw new Error('the workspace has no member')
  await ledger.append({ version: 1, id: crypto.randomUUID(), basedOn: 0, reason: 'Agreed', content: { kind: 'publish-guidance', ...guidanceStarter, training: [] } }, administrator)

  const popup = await browser.open(firefoxPopup)
  const ask = (request: object) => browser.ask(popup, request)
  await ask({ kind: 'policy/refresh' })
  await acknowledge(ask)
  const chat = await browser.open('https://chatgpt.com/')
  await browser.card(chat)
  await browser.evaluate(chat, `send('/backend-api/f/conversation')`)
  const card = await browser.card(chat)
  const says = (words: RegExp) => browser.says(card, words)
  const focus = (selector: string) => browser.focus(card, `document.querySelector(${JSON.stringify(selector)}) ?? undefined`)
  await says(/How we work with AI/)
  expect(await browser.evaluate(card, `getComputedStyle(document.querySelector('.report')).display`)).toBe('grid')
  await focus('.report .primary')
  await browser.press(card, ['\uE007'])
  await says(/What for\?/)
  expect(((await ask({ kind: 'home/state', tab: null })) as HomeState).guidance).toMatchObject({ isDue: false })

  await browser.evaluate(card, `document.querySelector('.more button').click()`)
  await says(/Why\?/)
  await browser.evaluate(card, `(() => {
    const field = document.querySelector('textarea')
    field.value = 'For minutes'
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })()`)
  await focus('.report .primary')
  await browser.press(card, ['\uE007'])
  await says(/Thank you/)
  await until('the request to be sent', async () => ((await ask({ kind: 'report/list' })) as readonly OwnReport[])[0]?.state === 'sent')
})
