// Pictures of every state: node test/surface/shoot.ts <folder> [part of a name]
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type BrowserContext } from 'playwright-core'
import { openSite } from './site.ts'
import { surfaceStates, type Look } from './state.ts'
import { openState, openWindow } from './view.ts'

const [folder = 'test/e2e/output/surface', part = ''] = process.argv.slice(2)
await mkdir(folder, { recursive: true })
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const site = await openSite()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const windows = new Map<Look, BrowserContext>()
for (const state of surfaceStates.filter(({ name }) => name.includes(part))) {
  for (const look of state.look ?? ['light']) {
    const window = windows.get(look) ?? (await openWindow(browser, look))
    windows.set(look, window)
    const { page, faults } = await openState(window, site, state, look)
    await page.screenshot({ path: `${folder}/${state.name}-${look}.png`, fullPage: true })
    await page.evaluate(`${axe};1`)
    const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }
    for (const { id, nodes } of violations) console.log(state.name, look, id, nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} | ${failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`))
    for (const fault of faults) console.log(state.name, look, 'FAULT', fault)
    await page.close()
  }
}
await browser.close()
await site.close()
