import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadSample } from '#relay/sample/load.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { startPages, type Pages } from './pages.ts'
import { pictures, startWorkspace, type TestWorkspace } from './workspace.ts'

// The sample organisation as somebody who tries the product sees it. The README's pictures are taken here.

let pages: Pages
let workspace: TestWorkspace
let extension: BuiltExtension
let browser: Chromium
let desk: Page

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  pages = await startPages()
  workspace = await startWorkspace()
  await loadSample({ relay: workspace.relay(), subtle: crypto.subtle, now: new Date(), newId: () => crypto.randomUUID() })
  extension = copyExtension('chrome', workspace.relay().enrolment())
  browser = await startChromium(extension.folder, pages.port)
  desk = await browser.context.newPage()
  await desk.goto(await workspace.relay().createSignInLink())
  await desk.getByText('Sample data').first().waitFor()
  // Before everything has been fetched once, no figure is shown: unknown is never zero.
  await desk.getByText(/services seen/).waitFor()
  expect(await desk.locator('main').innerText()).not.toMatch(/^0\s+services seen/m)
})

afterAll(async () => {
  await browser?.close()
  await workspace?.remove()
  await pages?.close()
  extension?.remove()
})

it.each([
  ['overview', '/', /What is used/],
  ['inventory', '/inventory?view=all', /services?/i],
  ['service', '/inventory/chatgpt', /ChatGPT/],
  ['risks', '/risks', /What can go wrong/],
  ['decide', '/decide/claude', /What is allowed with Claude/],
  ['settings', '/settings', /Settings/],
])('%s is filled, and says that it is a sample', async (name, path, heading) => {
  await desk.goto(`${workspace.url}${path}`)
  await desk.getByRole('heading', { level: 1, name: heading }).waitFor()
  if (name !== 'settings') await desk.getByText(name === 'risks' ? /Critical/ : /ChatGPT|Claude/).first().waitFor()
  expect(await desk.getByText('Sample data').count()).toBeGreaterThan(0)
  await desk.getByText('Online', { exact: true }).waitFor()
  await desk.waitForTimeout(600)
  await desk.screenshot({ path: join(pictures, `sample-${name}.png`) })
})

it('a risk tells which facts made it true', async () => {
  await desk.goto(`${workspace.url}/risks`)
  await desk.getByRole('link', { name: /Confidential business information disclosed/ }).click()
  await desk.waitForURL(/risk=AIC-D01/)
  await desk.locator('a.row-link').first().click()
  await desk.getByText('Data level').first().waitFor()
  await desk.waitForTimeout(600)
  await desk.screenshot({ path: join(pictures, 'sample-risk.png') })
})

it('the card shows what the organisation decided', async () => {
  const chat = await browser.context.newPage()
  await chat.setViewportSize({ width: 1100, height: 720 })
  await chat.goto('https://chatgpt.com/')
  await browser.card(chat)
  await chat.evaluate(() => (globalThis as unknown as { send: (path: string) => Promise<string> }).send('/backend-api/f/conversation'))
  const card = await browser.card(chat)
  await card.getByRole('button', { name: /I have seen this/ }).click()
  await card.getByText('What for?').last().waitFor()
  expect(await card.locator('body').innerText()).toMatch(/Approved with conditions/)
  await chat.screenshot({ path: join(pictures, 'sample-card-purpose.png') })
  await chat.close()
})

it('one click removes the sample, and leaves a fresh personal workspace', async () => {
  await desk.goto(`${workspace.url}/`)
  await desk.getByRole('button', { name: 'Remove sample' }).click()
  await until('the fresh workspace', async () => (await desk.getByText('Personal workspace').count()) > 0 || (await desk.getByRole('dialog').getByRole('button', { name: /Remove/ }).click({ timeout: 500 }).then(() => false, () => false)))
  expect(workspace.relay().ledger.acts()).toEqual([])
  expect(await desk.getByText('Sample data').count()).toBe(0)
})
