import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from '#test/surface/site.ts'
import { surfaceStates, type Look } from '#test/surface/state.ts'
import { openState } from '#test/surface/view.ts'

// Every state of card, popup and own page in a real browser. Looks in which only words or sizes differ are for pictures
// (test/surface/shoot.ts); here are those in which contrast and layout do.
const checked: readonly Look[] = ['light', 'dark', 'narrow']

let site: Site
let browser: Browser
let axe: string

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  site = await openSite()
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

it.each(surfaceStates.map((state) => [state.name, state] as const))('%s: no fault, no axe violation, nothing wider than the page', async (_, state) => {
  for (const look of (state.look ?? ['light' as const]).filter((item) => checked.includes(item))) {
    const { page, context, faults } = await openState(browser, site, state, look)
    await page.evaluate(`${axe};1`)
    const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] }
    expect(violations.map(({ id, nodes }) => `${look} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'), `${look}: wider than the page`).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  }
})
