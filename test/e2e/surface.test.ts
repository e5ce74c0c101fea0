import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from '#test/surface/site.ts'
import { surfaceStates } from '#test/surface/state.ts'
import { changeLook, openState, openWindow } from '#test/surface/view.ts'

// Every state of card, popup and own page in a real browser. Looks in which only words or sizes differ are for pictures
// (test/surface/shoot.ts); here are those in which contrast and layout do.
const checked = ['light', 'dark', 'narrow'] as const

let site: Site
let browser: Browser
let axe: string
/** Those in which nothing is open. */
const windows: BrowserContext[] = []

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  site = await openSite()
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  for (let lane = 0; lane < 2; lane++) windows.push(await openWindow(browser, 'light'))
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

// Two at a time: a browser has a process for each page, and one waits while the other draws.
it.concurrent.each(surfaceStates.map((state) => [state.name, state] as const))('%s: no fault, no axe violation, nothing wider than the page', async (_, state) => {
  const window = windows.pop() ?? expect.fail('more states at a time than windows')
  const view = await openState(window, site, state, 'light')
  try {
    await view.page.evaluate(`${axe};1`)
    for (const look of checked.filter((item) => (state.look ?? ['light']).includes(item))) {
      if (look !== 'light') await changeLook(view, state, look)
      const { violations } = (await view.page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as { violations: { id: string; nodes: { html: string }[] }[] }
      expect(violations.map(({ id, nodes }) => `${look} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      expect(await view.page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'), `${look}: wider than the page`).toBe(true)
    }
    expect(view.faults).toEqual([])
  } finally {
    await view.page.close()
    windows.push(window)
  }
})
