import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActContent } from '#shared/act/schema.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { compileBarrier } from '#extension/detect/index.ts'
import compiledJson from '#shared/catalogue/compiled.json' with { type: 'json' }
import { loadCatalogue } from '#shared/catalogue/index.ts'
import type { LedgerEntry } from '#extension/platform/ledgerMessage.ts'
import type { HomeState } from '#extension/platform/message.ts'
import { packExtension } from '#relay/feed/pack.ts'
import type { Rollout } from '#shared/exchange/rollout/index.ts'
import { startTrial, trialAct, type Trial } from '#test/fixture/relay.ts'
import { chromiumPath, startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { firefoxPath, firefoxPopup, startFirefox, type Firefox } from './firefox.ts'
import { startPages, type Pages } from './pages.ts'
import { createPolicyFolder, packFile, whyNoPolicies } from './policy.ts'
import { acknowledge, here, ledger, type Ask } from './tab.ts'
import { pictures } from './workspace.ts'

// Every rung of the ladder in real browsers, by rules that a relay has published. What is barred is never sent: the local
// server stands for the real host and counts.

const rule = (number: number, rung: Rule['rung'], when: readonly object[], more: Partial<Rule> = {}): Rule => ({
  id: `6f7c0a52-5b0e-4f43-9a6e-${String(number).padStart(12, '0')}`, rung, alternative: null, text: null, ...more,
  when: when.map((condition) => ({ not: false, orUnknown: false, ...condition })) as Rule['when'],
})
const service = (...values: string[]) => ({ fact: 'service', values })
const text = { en: 'No names of customers, please.', de: 'Bitte keine Namen von Kunden.' }
const rules: readonly Rule[] = [
  rule(1, 'card', [service('deepseek'), { fact: 'level', values: ['public'] }]),
  rule(2, 'block', [service('deepseek')]),
  rule(3, 'redirect', [service('otter')], { alternative: 'le-chat' }),
  rule(4, 'silent', [service('perplexity')]),
  rule(5, 'chip', [service('le-chat')]),
  rule(6, 'acknowledge', [service('claude')], { text }),
  rule(7, 'justify', [service('chatgpt'), { fact: 'level', values: ['internal'] }]),
  rule(8, 'block', [service('chatgpt'), { fact: 'level', values: ['restricted'] }]),
]
const blocked = 'chat.deepseek.com'
const { compiled } = loadCatalogue(compiledJson)

let trial: Trial
let pages: Pages
let acts = 0

async function publish(list: readonly Rule[]): Promise<void> {
  const content: ActContent = { kind: 'publish-rules', rules: [...list] }
  const answer = await trial.administrator.call('POST', '/api/acts', trialAct(content, acts))
  expect(answer.status, await answer.clone().text()).toBe(201)
  acts = ((await answer.json()) as { number: number }).number
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  pages = await startPages()
  trial = await startTrial({ clock: () => new Date() })
  await publish(rules)
})
afterAll(async () => {
  await trial?.stop()
  await pages?.close()
})

describe('Chromium', () => {
  let extension: BuiltExtension
  let browser: Chromium
  let ask: Ask

  beforeAll(async () => {
    extension = copyExtension('chrome', trial.relay.enrolment())
    browser = await startChromium(extension.folder, pages.port)
    ask = browser.ask
    await until('the policy', async () => ((await ask({ kind: 'policy/refresh' })) as { number: number | null }).number !== null)
    await acknowledge(ask)
  })
  afterAll(async () => {
    await browser?.close()
    extension?.remove()
  })

  const use = (page: Page, path: string) => page.evaluate(`send(${JSON.stringify(path)})`)
  const entries = async (id: string): Promise<LedgerEntry[]> => (await ledger(ask)).filter((entry) => entry.service.id === id)
  const stopOf = (id: string) => new RegExp(`^chrome-extension://${browser.id}/stop\\.html\\?service=${id}$`)
  const card = (page: Page) => browser.card(page)

  it('silent: nothing shows, and the session counts as unanswered', async () => {
    const { page, go, number, isFramed } = await browser.tab()
    await go('https://www.perplexity.ai/')
    await use(page, '/rest/sse/perplexity_ask')
    await until('the session', async () => (await entries('perplexity')).length === 1)
    expect([await isFramed(), (await here(ask, number))?.view, (await entries('perplexity'))[0]?.source]).toEqual([false, 'nothing', 'unanswered'])
    await page.close()
  })

  it('chip: it shows, and asks nothing by itself', async () => {
    const { page, go, number } = await browser.tab()
    await go('https://chat.mistral.ai/chat')
    await (await card(page)).locator('.chip').waitFor()
    await use(page, '/api/chat')
    await until('the session', async () => (await entries('le-chat')).length === 1)
    expect(await here(ask, number)).toMatchObject({ view: 'chip', reason: null })
    await page.close()
  })

  it('acknowledge: the card comes before use, is read once, and goes', async () => {
    const { page, go } = await browser.tab()
    await go('https://claude.ai/new')
    const frame = await card(page)
    await frame.getByText('Please read this first').waitFor()
    await frame.getByText(text.en).waitFor()
    await page.screenshot({ path: join(pictures, 'ladder-acknowledge.png') })
    await frame.getByRole('button', { name: 'Understood' }).click()
    await frame.locator('.chip').waitFor()
    await page.close()
    const again = await browser.tab()
    await again.go('https://claude.ai/new')
    await (await card(again.page)).locator('.chip').waitFor()
    await again.page.close()
  })

  it('justify: a reason is asked for after the answer, and what is written beside it stays here', async () => {
    const { page, go } = await browser.tab()
    await go('https://chatgpt.com/')
    const frame = await card(page)
    // A rule may bar by the answer: the question comes before the first use.
    await frame.getByText('so it is asked for before the first use').waitFor()
    await frame.getByRole('button', { name: /Write or improve text/ }).click()
    await frame.locator('[data-level=internal]').click()
    await frame.getByRole('heading', { name: 'Please give a reason' }).waitFor()
    await page.screenshot({ path: join(pictures, 'ladder-justify.png') })
    await frame.getByText('It is urgent').click()
    await frame.getByRole('textbox').fill('Board meeting')
    await frame.getByRole('button', { name: 'Save with this reason' }).click()
    await frame.getByText('Saved for your next use').waitFor()
    await use(page, '/backend-api/f/conversation')
    await until('the session', async () => (await entries('chatgpt')).length === 1)
    expect((await entries('chatgpt'))[0]).toMatchObject({ source: 'remembered', answer: { level: 'internal' }, justification: { reason: 'urgent', text: 'Board meeting' } })
    await ask({ kind: 'outbox/push' })
    expect(JSON.stringify(await ask({ kind: 'sent/list' }))).not.toContain('Board meeting')
    await ask({ kind: 'remembered/revoke', service: 'chatgpt' })
    await page.close()
  })

  it('a rule on the answer: the page goes, the session stays as it was, and nothing is remembered', async () => {
    const { page, go } = await browser.tab()
    await go('https://chatgpt.com/')
    await use(page, '/backend-api/f/conversation')
    const before = await until('the session', async () => (await entries('chatgpt')).filter(({ source }) => source === 'unanswered').length > 0 && (await entries('chatgpt')).length)
    const [session] = await entries('chatgpt')
    const frame = await card(page)
    if (await frame.locator('.chip').isVisible()) await frame.getByRole('button', { name: /^Open Daybook/ }).click()
    await frame.getByRole('button', { name: /Write or improve text/ }).click()
    await frame.locator('[data-level=restricted]').click()
    await frame.getByRole('button', { name: /^Save/ }).click()
    await page.waitForURL(/stop\.html\?service=chatgpt&rule=/)
    await page.getByText('ChatGPT is blocked here').waitFor()
    await page.getByText('Because the service is ChatGPT and the data is restricted: blocked.').waitFor()
    expect((await entries('chatgpt')).length).toBe(before)
    expect((await entries('chatgpt'))[0]).toMatchObject({ session: session?.session, answer: { level: 'restricted' }, memory: null })
    expect(((await ask({ kind: 'home/state', tab: null })) as HomeState).remembered).toEqual([])
    await page.close()
  })

  it('redirect: a page says why and leads to the other service; nothing is sent', async () => {
    const { page, go } = await browser.tab()
    await page.clock.install()
    await go('https://otter.ai/home')
    expect(page.url()).toMatch(stopOf('otter'))
    await page.getByRole('heading', { name: /Please use Le Chat/ }).waitFor()
    await page.getByRole('link', { name: /^Open Le Chat/ }).waitFor()
    await page.screenshot({ path: join(pictures, 'ladder-redirect.png') })
    await page.clock.runFor(25_000)
    await page.waitForURL(/^https:\/\/chat\.mistral\.ai\//)
    expect(pages.askedOf('otter.ai')).toEqual([])
    await page.close()
  })

  it('in a frame of another page: it may show, but nothing is sent from it, by whatever means', async () => {
    const { page, go } = await browser.tab()
    await go('https://portal.example.com/embedding')
    await page.evaluate(`act.frame({ to: 'https://otter.ai/share' })`)
    const frame = await until('the frame', async () => page.frames().find((each) => each.url().startsWith('https://otter.ai/')))
    expect(await frame.evaluate(`send('/api/x').then(() => 'sent', () => 'refused')`)).toBe('refused')
    await frame.evaluate(`navigator.sendBeacon('/beacon', 'x')`)
    await frame.evaluate(`(() => { const form = document.createElement('form'); form.method = 'post'; form.action = '/form'; document.body.append(form); form.submit() })()`)
    await until('the refusal', async () => !frame.url().startsWith('https://otter.ai/') || frame.isDetached())
    expect(pages.askedOf('otter.ai').filter((asked) => !asked.includes('favicon'))).toEqual(['GET /share'])
    await page.close()
  })

  it('block: from a link, from the address bar, behind the proxy and in a running page; the host is never asked', async () => {
    const { page, go } = await browser.tab()
    await go(`https://${blocked}/`)
    expect(page.url()).toMatch(stopOf('deepseek'))
    await page.getByRole('heading', { name: /DeepSeek.* is blocked here/ }).waitFor()
    await page.screenshot({ path: join(pictures, 'ladder-block.png') })
    await page.goto('https://example.com/')
    await page.evaluate(`location.assign('https://${blocked}/a/chat/s/1?q=secret')`)
    await page.waitForURL(stopOf('deepseek'))
    await go(`https://${blocked}.mcas.ms/`)
    expect(page.url()).toMatch(stopOf('deepseek'))
    expect(await page.evaluate('document.documentElement.outerHTML')).not.toContain('secret')
    expect([...pages.askedOf(blocked), ...pages.askedOf(`${blocked}.mcas.ms`)]).toEqual([])
    await page.close()
  })

  it('an exception: an answer that leads to another rule lets this tab through, and no other', async () => {
    const { page, go } = await browser.tab()
    await go(`https://${blocked}/`)
    await page.getByText('There are exceptions').click()
    await page.getByRole('button', { name: /Write or improve text/ }).click()
    await page.locator('[data-level=internal]').click()
    await page.getByText('With this answer the service stays closed.').waitFor()
    expect(pages.askedOf(blocked)).toEqual([])
    await page.getByRole('button', { name: /Write or improve text/ }).click()
    await page.getByRole('radio', { name: 'this tab' }).check({ force: true })
    await page.locator('[data-level=public]').click()
    await page.waitForURL(/^https:\/\/.*deepseek\.com\//)
    await go(`https://${blocked}/`)
    expect(page.url()).toBe(`https://${blocked}/`)
    await use(page, '/api/v0/chat/completion')
    await until('the session', async () => (await entries('deepseek')).length === 1)
    expect((await entries('deepseek'))[0]).toMatchObject({ source: 'remembered', answer: { level: 'public' } })
    const other = await browser.tab()
    await other.go(`https://${blocked}/`)
    expect(other.page.url()).toMatch(stopOf('deepseek'))
    await other.page.close()

    // The policy closes it: the open page is taken away, and what it still tries is refused.
    await publish(rules.slice(1))
    await ask({ kind: 'policy/refresh' })
    await page.waitForURL(stopOf('deepseek'))
    await page.close()
  })

  it('a background that was killed keeps everything in place', async () => {
    const before = pages.askedOf(blocked).length
    await browser.killBackground()
    const { page, go } = await browser.tab()
    await go(`https://${blocked}/`)
    expect(page.url()).toMatch(stopOf('deepseek'))
    expect(pages.askedOf(blocked).length).toBe(before)
    await page.close()
  })

  it('a rule on everything: the browser takes all its rules, and a page on a shared host is stopped without its neighbours', async () => {
    await publish([rule(9, 'block', [])])
    await ask({ kind: 'policy/refresh' })
    const everything = compileBarrier(compiled, new Set(compiled.services.map(([id]) => id)))
    expect(await browser.desk.evaluate('chrome.declarativeNetRequest.getDynamicRules().then((list) => list.length)')).toBe(everything.length)
    const { page, go } = await browser.tab()
    await go('https://www.bing.com/de/copilotsearch?q=x')
    expect(page.url()).toMatch(stopOf('bing-copilot-search'))
    await go('https://www.bing.com/search?q=copilotsearch')
    expect(page.url()).toBe('https://www.bing.com/search?q=copilotsearch')

    // Many services stand in one rule. Without the rules for pages there is a page to ask: its own host is refused to it, and another's is not.
    const forPages = everything.flatMap(({ id, action }) => (action.type === 'redirect' ? [id] : []))
    await browser.desk.evaluate(`chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: ${JSON.stringify(forPages)} })`)
    const [own = '', other = ''] = everything.find(({ condition }) => condition.domainType !== undefined && condition.requestDomains.length > 1)?.condition.requestDomains ?? []
    await go(`https://www.${own}/`)
    expect(await page.evaluate(`Promise.all(['${own}', '${other}'].map((host) => send('https://api.' + host + '/').then(() => 'sent', () => 'refused')))`)).toEqual(['refused', 'sent'])
    expect(pages.askedOf(`api.${own}`)).toEqual([])
    await page.close()
    await publish(rules)
    await ask({ kind: 'policy/refresh' })
  })

  it('a policy that opens it opens it, also for the page that stands in the way', async () => {
    const { page, go } = await browser.tab()
    await go(`https://${blocked}/`)
    await publish([])
    await ask({ kind: 'policy/refresh' })
    await page.getByText(/DeepSeek.* is open/).waitFor()
    await page.getByRole('link', { name: /^Open DeepSeek/ }).click()
    await page.waitForURL(/^https:\/\//)
    await go(`https://${blocked}/`)
    expect(page.url()).toBe(`https://${blocked}/`)
    expect(await browser.worker.evaluate('chrome.declarativeNetRequest.getDynamicRules()')).toEqual([])
    await page.close()
    await publish(rules)
  })
})

const reason = whyNoPolicies()
if (reason !== null) console.warn(`Blocking at the start of the browser is NOT proven: ${reason}.`)

describe.skipIf(reason !== null)('started on a blocked address', () => {
  let rollout: Rollout
  let built: { readonly chromium: BuiltExtension; readonly firefox: BuiltExtension }

  beforeAll(async () => {
    built = { chromium: copyExtension('chrome'), firefox: copyExtension('firefox') }
    const result = packExtension({ dataDir: trial.folder, chromium: built.chromium.folder, firefox: built.firefox.folder, relay: trial.url, wide: false })
    if (!result.ok) expect.fail(result.message)
    rollout = { version: 1, enrolment: trial.relay.enrolment(), department: null, wide: false, chromiumId: result.packed.chromiumId, geckoId: result.packed.geckoId }
  })
  afterAll(() => {
    built?.chromium.remove()
    built?.firefox.remove()
  })

  it('Chromium shows the stop page and asks the host nothing, from the first request on', async () => {
    const policies = createPolicyFolder(chromiumPath, '/etc/chromium/policies')
    policies.put('managed/test.json', { DeveloperToolsAvailability: 1 })
    policies.put('managed/daybook.json', packFile(rollout, 'linux/etc/chromium/policies/managed/daybook.json'))
    const profile = mkdtempSync(join(tmpdir(), 'daybook-ladder-'))
    const args = ['--no-sandbox', `--host-resolver-rules=MAP * 127.0.0.1:${pages.port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`, '--ignore-certificate-errors']
    const context: BrowserContext = await chromium.launchPersistentContext(profile, {
      executablePath: policies.program, headless: true, args, ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
    })
    const desk = await context.newPage()
    await until('the installed extension', () => desk.goto(`chrome-extension://${rollout.chromiumId}/options.html`).then(() => true, () => false), 60_000)
    await until('the rules', async () => ((await desk.evaluate('chrome.declarativeNetRequest.getDynamicRules()')) as unknown[]).length > 0, 60_000)
    await context.close()

    const before = pages.askedOf(blocked).length
    for (let round = 0; round < 2; round++) {
      const { process, list } = launch(policies.program, [...args, '--headless=new', `--user-data-dir=${profile}`], `https://${blocked}/`)
      const shown = await until('the stop page', async () => (await list()).find((url) => url.includes('stop.html')), 60_000).catch(async () => (await list()).join(' '))
      await end(process)
      expect(shown).toBe(`chrome-extension://${rollout.chromiumId}/stop.html?service=deepseek`)
    }
    expect(pages.askedOf(blocked).slice(before)).toEqual([])
    policies.remove()
    rmSync(profile, { recursive: true, force: true })
  })

  it('Firefox too', async () => {
    const policies = createPolicyFolder(firefoxPath, '/usr/lib/firefox-esr/distribution')
    policies.put('policies.json', packFile(rollout, 'firefox/policies.json'))
    const profile = mkdtempSync(join(tmpdir(), 'daybook-ladder-'))
    let browser: Firefox = await startFirefox(null, pages.port, policies.program, { profile })
    const desk = await browser.open(firefoxPopup)
    await until('the rules', async () => ((await browser.evaluate(desk, 'browser.declarativeNetRequest.getDynamicRules()')) as unknown[]).length > 0, 60_000)
    await browser.close()

    const before = pages.askedOf(blocked).length
    browser = await startFirefox(null, pages.port, policies.program, { profile, start: `https://${blocked}/` })
    const shown = await until('a page', async () => (await browser.addresses()).find((url) => url.includes('stop.html') || url.includes(blocked)), 60_000)
    expect(shown).toBe(firefoxPopup.replace('popup.html', 'stop.html?service=deepseek'))
    // An ordinary page still opens, and a blocked one does not, in a browser that has been running for a while.
    const page = await browser.open('https://example.com/')
    await browser.evaluate(page, `location.assign('https://${blocked}/a/chat')`).catch(() => undefined)
    await until('the stop page', async () => (await browser.addresses()).filter((url) => url.includes('stop.html')).length === 2)
    expect(pages.askedOf(blocked).slice(before)).toEqual([])
    await browser.close()
    policies.remove()
    rmSync(profile, { recursive: true, force: true })
  })
})

/** A browser that is started on an address, as a person or a system does it; nobody drives it, so nothing waits for anybody. */
function launch(program: string, args: readonly string[], address: string): { readonly process: ChildProcess; readonly list: () => Promise<readonly string[]> } {
  const process = spawn(program, [...args, '--remote-debugging-port=0', address])
  let port: string | null = null
  process.stderr.on('data', (data: Buffer) => {
    port ??= /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(data.toString())?.[1] ?? null
  })
  return {
    process,
    async list() {
      if (port === null) return []
      const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { type: string; url: string }[]
      return targets.filter(({ type }) => type === 'page').map(({ url }) => url)
    },
  }
}

async function end(process: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGTERM')
  await ended
}
