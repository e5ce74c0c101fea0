import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSample } from '#relay/sample/load.ts'
import { chromiumPath } from './chromium.ts'
import { untranslated } from './language.ts'
import { startWorkspace, type TestWorkspace } from './workspace.ts'

// The PWA in a real browser, on the sample: every page and state for everybody, by keyboard, in German, with the relay
// gone, and through an update.

const built = join(import.meta.dirname, '..', '..', 'dist', 'pwa')
let folder: string
let workspace: TestWorkspace
let context: BrowserContext
let page: Page
let axe: string
const faults: string[] = []

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  folder = mkdtempSync(join(tmpdir(), 'daybook-pwa-'))
  cpSync(built, join(folder, 'pwa'), { recursive: true })
  workspace = await startWorkspace(join(folder, 'pwa'))
  await loadSample({ relay: workspace.relay(), subtle: crypto.subtle, now: new Date(), newId: () => crypto.randomUUID() })
  context = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: chromiumPath, args: ['--no-sandbox'], reducedMotion: 'reduce', locale: 'en-GB' })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(await workspace.relay().createSignInLink())
  await page.getByText(/services seen/).waitFor()
  await page.getByText('Ready to work offline').waitFor()
})

afterAll(async () => {
  await context?.close()
  await workspace?.remove()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (path: string) => {
  await page.goto(workspace.url + path)
  await page.locator('h1').first().waitFor()
}
const button = (name: string | RegExp) => page.getByRole('button', { name }).first().click()

type State = { readonly name: string; readonly path: string; readonly shows: string; readonly reach?: () => Promise<void> }

/** Every page, and every state of one that looks different. `shows` is there once it is complete. */
const states: readonly State[] = [
  { name: 'overview', path: '/', shows: '.totals' },
  { name: 'overview, weeks as a table', path: '/', shows: '.trend thead', reach: () => button('Show as table') },
  { name: 'inventory', path: '/inventory', shows: '.inventory .row-link' },
  { name: 'inventory, filtered', path: '/inventory?view=all&status=prohibited', shows: '.chip' },
  { name: 'inventory, nothing fits', path: '/inventory?view=all&text=zzzz', shows: '.empty' },
  { name: 'service', path: '/inventory/chatgpt', shows: '.facts' },
  { name: 'service, all facts', path: '/inventory/chatgpt', shows: '.fact-group:nth-of-type(3)[open]', reach: () => page.getByText('Our own record').click() },
  { name: 'service, a record field', path: '/inventory/chatgpt', shows: '.record-form', reach: () => button(/^Edit: Owner/) },
  { name: 'service, a fact', path: '/inventory/chatgpt', shows: 'dialog[open] form', reach: () => button(/^Set: Trains on inputs/) },
  { name: 'service not seen', path: '/inventory/yandex-translate', shows: 'h1' },
  { name: 'no such service', path: '/inventory/no-such-service', shows: '.empty h1' },
  { name: 'risks by risk', path: '/risks', shows: '.kinds .row-link' },
  { name: 'risks by service', path: '/risks?view=uses&level=high', shows: '.risk-list .row-link' },
  { name: 'a risk', path: '/risks/AIC-D01/chatgpt', shows: '.explain .reasons' },
  { name: 'a risk, planned', path: '/risks/AIC-D09/chatgpt', shows: 'dialog[open] form', reach: () => button(/^Plan it/) },
  { name: 'a risk, accepted', path: '/risks/AIC-D09/chatgpt', shows: 'dialog[open] form', reach: () => button('Accept for a time') },
  { name: 'a risk that is not there', path: '/risks/AIC-D01/no-such-service', shows: '.explain .empty' },
  { name: 'open questions', path: '/risks?view=questions', shows: '.questions' },
  { name: 'decide', path: '/decide/chatgpt', shows: '.decide-form' },
  { name: 'decide, purposes unfolded', path: '/decide/claude', shows: 'details[open]', reach: () => page.locator('.purpose-group summary').first().click() },
  { name: 'compare logs', path: '/import', shows: 'h1' },
  { name: 'rules', path: '/policy', shows: '.ladder' },
  { name: 'rules, one edited', path: '/policy', shows: 'dialog[open] .rule-editor', reach: () => button('Edit rule 4') },
  { name: 'rules, examples', path: '/policy', shows: '.starters-more[open]', reach: () => page.getByText('Start from an example').click() },
  { name: 'unknown AI', path: '/inbox/unknown', shows: '.unknown-row' },
  { name: 'unknown AI, one settled', path: '/inbox/unknown', shows: 'dialog[open] form', reach: () => button(/^Settle: /) },
  { name: 'settings', path: '/settings', shows: 'h1' },
  ...['organisation', 'members', 'enrolment', 'ledger', 'privacy'].map((part) => ({ name: `settings: ${part}`, path: `/settings/${part}`, shows: '.settings-part *' })),
  { name: 'palette', path: '/', shows: '.palette [role=option]', reach: () => page.keyboard.press('Control+k') },
  { name: 'keyboard help', path: '/', shows: '.help-keys', reach: () => page.keyboard.press('?') },
  { name: 'state of the data', path: '/', shows: 'dialog[open] .stack', reach: () => button(/Online/) },
  { name: 'nothing here', path: '/nowhere', shows: '.empty h1' },
]

async function reach({ path, shows, reach: step }: State): Promise<void> {
  await open(path)
  if (step !== undefined) {
    // What is pressed is there once the register is drawn.
    await page.locator('main :is(table, .facts, .explain section, .decide-form, .totals, .unknown-row)').first().waitFor()
    await step()
  }
  await page.locator(shows).first().waitFor()
}

async function violations(rules?: readonly string[]): Promise<string[]> {
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules !== undefined && { runOnly: { type: 'rule', values: rules } }) })
  const found = (await page.evaluate(`axe.run(document, ${options})`)) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`)
}

const fits = () => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')

describe('every page and state', () => {
  it.each(states.map((state) => [state.name, state] as const))('%s: no axe violation in light and dark, one heading, nothing wider than the page', async (_, state) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    await reach(state)
    await page.evaluate(`${axe};1`)
    expect(await violations()).toEqual([])
    expect(await page.locator('h1').count()).toBe(1)
    expect(await fits()).toBe(true)
    // What differs in the dark is colour, and on a narrow page layout.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(['color-contrast', 'link-in-text-block'])).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await fits()).toBe(true)
    expect(faults).toEqual([])
  })
})

describe('by keyboard alone', () => {
  beforeAll(async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
  })

  it('g and a letter go to a page, / to its filter, j to a row, Enter opens it, Escape closes it', async () => {
    await open('/risks')
    await page.locator('.kinds .row-link').first().waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.locator('.totals').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await page.locator('.kinds .row-link').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('confidential')
    await expect.poll(() => page.locator('.kinds .row-link').count()).toBeLessThan(5)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('row-link')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url(), { timeout: 15_000 }).toMatch(/risk=AIC-/)
    await page.locator('.risk-list .row-link').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.explain .reasons').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.explain').waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/risks')
  })

  it('the palette finds a service, and Escape leaves a dialog where it was opened', async () => {
    await page.keyboard.press('?')
    await page.locator('.help-keys').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.help-keys').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.locator('.palette [role=option]').first().waitFor()
    await page.keyboard.type('mistral')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/inventory\/mistral|\/inventory\/le-chat/)
  })
})

it('is installable', async () => {
  await open('/')
  const session = await context.newCDPSession(page)
  expect(await session.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
  expect((await session.send('Page.getAppManifest')).errors).toEqual([])
})

it('speaks German throughout', async () => {
  await page.evaluate(() => localStorage.setItem('daybook.language', 'de'))
  const data = workspace.relay().ledger.acts()
  try {
    for (const { path, shows } of states.filter((state) => state.reach === undefined)) {
      await open(path)
      await page.locator(shows).first().waitFor()
      expect(await untranslated(page, data), path).toEqual([])
    }
  } finally {
    await page.evaluate(() => localStorage.removeItem('daybook.language'))
  }
})

describe('with the relay gone', () => {
  it('a deep link opens, an edit waits and says so, and is sent when the relay is back', async () => {
    await workspace.stop()
    await open('/risks/AIC-D01/chatgpt')
    await page.locator('.explain .reasons').waitFor()
    await page.getByRole('button', { name: /Offline/ }).waitFor()
    await open('/inventory/claude')
    await button(/^Edit: Contract/)
    await page.getByLabel('Contract').fill('Frame contract 12')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: /1 change waiting|waits/ }).click()
    await page.getByText('Claude: Contract').waitFor()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByText('Frame contract 12').waitFor()
    await workspace.start()
    await button(/Offline/)
    await button('Sync now')
    await page.getByText(/Nothing waits/).waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('what was shown last', () => {
  /** A page in which no worker ever answers: what it shows of the register can only be what was kept. */
  async function withoutWorker(path: string, selector: string): Promise<string | null> {
    const still = await page.context().newPage()
    try {
      await still.addInitScript(() => {
        globalThis.Worker = class extends EventTarget { postMessage() { /* stays silent */ } } as unknown as typeof Worker
      })
      await still.goto(workspace.url + path)
      await still.locator(`${selector}, output.soft:not(:empty)`).first().waitFor()
      return (await still.locator(selector).count()) === 0 ? null : await still.locator('main').innerText()
    } finally {
      await still.close()
    }
  }
  const pages = [['/', '.totals'], ['/inventory', '.inventory .row-link'], ['/risks', '.kinds .row-link']] as const
  /** The kept row, after a change where one is given. */
  const kept = (change: object | null) =>
    page.evaluate(async (change) => {
      const opening = indexedDB.open('daybook')
      await new Promise((resolve) => (opening.onsuccess = resolve))
      const transaction = opening.result.transaction('model', 'readwrite')
      const reading = transaction.objectStore('model').get('model')
      await new Promise((resolve) => (reading.onsuccess = resolve))
      const row = reading.result as object | undefined
      if (change !== null) transaction.objectStore('model').put({ ...row, ...change }, 'model')
      await new Promise((resolve) => (transaction.oncomplete = resolve))
      opening.result.close()
      return row
    }, change)

  it('is painted before the register is drawn, word for word, and never when it is spoilt', async () => {
    await workspace.stop()
    for (const [path, selector] of pages) {
      await open(path)
      await page.locator(selector).first().waitFor()
      await expect.poll(() => kept(null), { timeout: 15_000 }).toBeDefined()
      expect(await withoutWorker(path, selector)).toBe(await page.locator('main').innerText())
    }
    // Where nothing of ours runs: an open page would write the row again.
    await page.goto(`${workspace.url}/icon.svg`)
    await kept({ summary: { text: '{}', hash: 'x' } })
    expect(await withoutWorker('/', '.totals')).toBe(null)
    await open('/')
    await page.locator('.totals').waitFor()
    await workspace.start()
  })
})
