import type { Browser, BrowserContext, Page } from 'playwright-core'
import { giveBackground } from './background.ts'
import type { Site, Surface } from './site.ts'
import type { Look, SurfaceState } from './state.ts'

const sizes: Record<Surface, { width: number; height: number }> = {
  card: { width: 360, height: 720 },
  popup: { width: 400, height: 600 },
  options: { width: 1180, height: 860 },
  stop: { width: 1180, height: 760 },
}

/** Narrow: a page 320 px wide (the card's frame keeps a margin). Zoom: twice the size, where only what the browser gives shrinks. */
function viewportOf(surface: Surface, look: Look): { width: number; height: number } {
  const { width, height } = sizes[surface]
  if (look === 'narrow') return { width: surface === 'card' ? 288 : 320, height: 640 }
  if (look === 'zoom') return { width: surface === 'options' || surface === 'stop' ? Math.round(width / 2) : width, height: Math.round(height / 2) }
  return { width, height }
}

export type View = { readonly page: Page; readonly faults: readonly string[] }

/** What all states of a look share: it is what costs most, a window of its own. The blank tab keeps it open. */
export async function openWindow(browser: Browser, look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({ deviceScaleFactor: look === 'zoom' ? 2 : 1, locale: look === 'german' ? 'de-DE' : 'en-GB', reducedMotion: 'reduce' })
  await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await context.clock.install({ time: new Date('2026-11-21T10:00:00Z') })
  await context.newPage()
  return context
}

/** Opens a state in a tab as a person with that look would see it, and does what leads there. `faults`: errors of the page. */
export async function openState(context: BrowserContext, site: Site, state: SurfaceState, look: Look): Promise<View> {
  const page = await context.newPage()
  await giveBackground(page, state.replies)
  await dress(page, state, look)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(`${site.addressOf(state.surface)}${state.hash ?? ''}`)
  await page.locator('.card, .chip, .popup, .page, .lost, .sheet').first().waitFor({ state: 'attached' })
  await page.clock.runFor(50)
  await state.act?.(page)
  await page.clock.runFor(50)
  return { page, faults }
}

/** Shows an open state in another look, as when the person changes the window or the system's colours; not the language, which is read at the start. */
export async function changeLook({ page }: View, state: SurfaceState, look: Exclude<Look, 'german' | 'zoom'>): Promise<void> {
  await dress(page, state, look)
  await page.clock.runFor(50)
}

async function dress(page: Page, state: SurfaceState, look: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' })
  await page.setViewportSize(viewportOf(state.surface, look))
}
