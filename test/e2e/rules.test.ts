import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signedBundleSchema, type Bundle } from '#shared/policy/schema.ts'
import { loadSample } from '#relay/sample/load.ts'
import { chromiumPath } from './chromium.ts'
import { startWorkspace, type TestWorkspace } from './workspace.ts'

// Rules of the card from the first thought to every browser: composed by keyboard, held against what was published, and
// found in the bundle that the relay hands out.

let folder: string
let workspace: TestWorkspace
let context: BrowserContext
let page: Page
let axe: string
const faults: string[] = []

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  folder = mkdtempSync(join(tmpdir(), 'daybook-rules-'))
  workspace = await startWorkspace()
  await loadSample({ relay: workspace.relay(), subtle: crypto.subtle, now: new Date(), newId: () => crypto.randomUUID() })
  context = await chromium.launchPersistentContext(folder, { executablePath: chromiumPath, args: ['--no-sandbox'], reducedMotion: 'reduce', locale: 'en-GB' })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(await workspace.relay().createSignInLink())
  await page.getByText(/services seen/).waitFor()
  await openRules()
})

afterAll(async () => {
  await context?.close()
  await workspace?.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function openRules(): Promise<void> {
  await page.goto(`${workspace.url}/policy`)
  await page.locator('.ladder').waitFor()
}

const words = () => page.locator('ol.rules .rule-words').allInnerTexts()
const mine = 'If the service is DeepL Translator: the status is shown and nothing is asked.'

async function bundle(): Promise<Bundle> {
  const { token } = workspace.relay().enrolment()
  const answer = await fetch(`${workspace.url}/api/policy`, { headers: { authorization: `Bearer ${token}` } })
  return signedBundleSchema.parse(await answer.json()).bundle
}

async function violations(): Promise<string[]> {
  await page.evaluate(`${axe};1`)
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as { violations: { id: string; nodes: { html: string }[] }[] }
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

it('a rule is composed by keyboard alone, and read back in words while it grows', async () => {
  await page.getByRole('button', { name: 'Add rule' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add condition' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Fact').focus()
  await page.keyboard.type('the service')
  await page.getByLabel('Values of the service').focus()
  await page.keyboard.type('DeepL Translator')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^Acknowledge/ }).focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => page.locator('.rule-read').innerText()).toBe(mine)
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Save in draft' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(words).toHaveLength(6)
  expect((await words()).at(-1)).toBe(mine)
})

it('a rule without a value cannot be saved, and says what is missing', async () => {
  await page.getByRole('button', { name: 'Add rule' }).click()
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('button', { name: 'Save in draft' }).click()
  await page.getByText('Choose at least one value.').waitFor()
  await page.keyboard.press('Escape')
  expect(await words()).toHaveLength(6)
})

it('the draft moves by keyboard, survives a reload, and nothing of it is binding', async () => {
  const last = page.getByRole('button', { name: /^Move rule . up/ })
  await last.nth(5).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await words()).indexOf(mine)).toBe(4)
  // Focus stays with the rule that moved.
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Move rule 5 up')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await words()).indexOf(mine)).toBe(3)
  await openRules()
  await expect.poll(async () => (await words()).indexOf(mine)).toBe(3)
  await page.getByText(/This draft differs from what is in force: 1 new/).waitFor()
  expect((await bundle()).rules).toHaveLength(5)
})

it('an exception after the rule it excepts is named, and put before it by one press', async () => {
  await page.getByRole('button', { name: 'Add rule' }).click()
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByRole('checkbox', { name: 'Prohibited' }).check()
  await page.getByRole('button', { name: 'Add condition' }).click()
  await page.getByLabel('Fact').nth(1).selectOption('department')
  await page.getByRole('checkbox', { name: 'Engineering' }).check()
  await page.getByRole('radio', { name: /^Card/ }).check()
  await page.getByRole('button', { name: 'Save in draft' }).click()
  await page.getByText('Never acts: it is an exception from rule 2 and has to stand before it.').waitFor()
  await page.getByRole('button', { name: 'Put it before rule 2' }).click()
  await page.getByText(/Never acts/).waitFor({ state: 'detached' })
  expect((await words())[1]).toMatch(/^If the status is prohibited and the department is Engineering/)
})

it('says what it would have done as bounds, never as a count', async () => {
  const rule = page.locator('ol.rules li', { hasText: mine })
  await expect.poll(() => rule.locator('.rule-facts').innerText()).toMatch(/sessions \(DeepL Translator\)/)
  await page.getByRole('heading', { name: 'What would change' }).waitFor()
  await expect.poll(() => page.locator('.rules-changes').innerText()).toMatch(/DeepL Translator\n+(Card|Reason) → Chip/)
  const figures = await page.locator('.ladder .band-text').allInnerTexts()
  expect(figures.length).toBeGreaterThan(3)
  // With a group size of 10 every end of a band is a multiple of it, or one below.
  for (const number of figures.flatMap((text) => text.match(/\d[\d,]*/g) ?? []).map((text) => Number(text.replaceAll(',', '')))) expect([0, 9]).toContain(number % 10)
  expect(await violations()).toEqual([])
})

it('published with a reason it is in the ledger, in the bundle, and the draft is spent', async () => {
  const before = await words()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Give a reason in a few words.').waitFor()
  expect(await violations()).toEqual([])
  await page.getByLabel('Reason', { exact: true }).fill('Translation is settled')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText(/7 rules in force/).waitFor()
  expect((await bundle()).rules).toHaveLength(7)
  expect(await page.getByText(/This draft differs/).count()).toBe(0)
  expect(await words()).toEqual(before)
  const { rules, facts } = await bundle()
  expect(rules.find(({ rung, when }) => rung === 'chip' && when.length === 1)?.when).toEqual([{ fact: 'service', values: ['deepl'], not: false, orUnknown: false }])
  // Rule 4 of the sample asks whether vendors train on inputs; none asks for the level of risk.
  expect(facts.some(({ trainsOnInputs }) => trainsOnInputs === true)).toBe(true)
  expect(facts.every(({ riskLevel }) => riskLevel === null)).toBe(true)
  expect(workspace.relay().ledger.acts().at(-1)).toMatchObject({ reason: 'Translation is settled', content: { kind: 'publish-rules' } })
})

it('rules that come back because somebody was faster can be made the draft again', async () => {
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Remove rule 1' }).click()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByLabel('Reason', { exact: true }).fill('Not needed')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('These rules wait for the relay.').waitFor()
  const { relay } = workspace
  const [member] = await relay().members()
  if (member === undefined) throw new Error('no member')
  const last = relay().ledger.acts().findLast(({ content }) => content.kind === 'publish-rules')
  const faster = await relay().ledger.append({ version: 1, id: crypto.randomUUID(), basedOn: last?.number ?? 0, reason: 'Faster', content: { kind: 'publish-rules', rules: [] } }, member)
  expect(faster.ok).toBe(true)
  await context.setOffline(false)
  await page.getByText('Somebody else has published rules in the meantime.').waitFor()
  await page.getByRole('button', { name: 'Make them the draft again' }).click()
  await page.getByText(/This draft differs from what is in force: 6 new/).waitFor()
  expect(faults).toEqual([])
})

it('an auditor reads the rules and changes nothing', async () => {
  const auditor = await workspace.relay().addMember('Auditor', 'auditor')
  await context.clearCookies()
  const other = await context.newPage()
  await other.goto(await workspace.relay().createSignInLink(auditor.id))
  await other.getByText(/services seen/).waitFor()
  await other.goto(`${workspace.url}/policy`)
  await other.getByText('Rules are made by security and administrators.').waitFor()
  expect(await other.getByRole('button', { name: /Publish|Add rule|Edit rule|Move rule|Discard/ }).count()).toBe(0)
})
