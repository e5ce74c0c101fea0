import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HomeState } from '#extension/platform/message.ts'
import { packExtension, type Packed } from '#relay/feed/pack.ts'
import type { Rollout } from '#shared/exchange/rollout/index.ts'
import { manifestMessages } from '#shared/message/manifest.ts'
import { startTrial, type Trial } from '#test/fixture/relay.ts'
import { chromiumPath } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { firefoxPath, firefoxPopup, startFirefox, type Firefox } from './firefox.ts'
import { createPolicyFolder, packFile, whyNoPolicies, type PolicyFolder } from './policy.ts'
import { pictures } from './workspace.ts'

// Managed roll-out in real browsers: policies of the pack on disk, the extension from the relay's own feed, nobody clicks.

type Managed = Record<string, unknown>
type ChromiumPolicy = { '3rdparty': { extensions: Record<string, Managed> } }
type FirefoxPolicy = { policies: { '3rdparty': { Extensions: Record<string, Managed> } } }

/** What the browser says of the extension, in its own language. */
const descriptions = [manifestMessages.en.description, manifestMessages.de.description]

const reason = whyNoPolicies()
if (reason !== null) console.warn(`Managed roll-out is NOT proven: ${reason}.`)

let trial: Trial
let built: { readonly chromium: BuiltExtension; readonly firefox: BuiltExtension }
let rollout: Rollout

function pack(): Packed {
  const result = packExtension({ dataDir: trial.folder, chromium: built.chromium.folder, firefox: built.firefox.folder, relay: trial.url, wide: false })
  return result.ok ? result.packed : expect.fail(result.message)
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  trial = await startTrial({ clock: () => new Date() })
  built = { chromium: copyExtension('chrome'), firefox: copyExtension('firefox') }
  const { chromiumId, geckoId } = pack()
  rollout = { version: 1, enrolment: trial.relay.enrolment(), department: null, chromiumId, wide: false, geckoId }
})

afterAll(async () => {
  await trial.stop()
  built.chromium.remove()
  built.firefox.remove()
})

describe.skipIf(reason !== null)('Chromium', () => {
  const profile = mkdtempSync(join(tmpdir(), 'daybook-managed-'))
  let policies: PolicyFolder
  let context: BrowserContext
  let desk: Page

  /** Writes the policy of the pack, with the managed values changed where told. */
  function put(change: (values: Managed) => Managed = (values) => values): void {
    const policy = packFile<ChromiumPolicy>(rollout, 'linux/etc/chromium/policies/managed/daybook.json')
    const values = change(policy['3rdparty'].extensions[rollout.chromiumId] ?? {})
    // Without this no debugger sees an extension that policy has installed; it changes nothing else.
    policies.put('managed/test.json', { DeveloperToolsAvailability: 1 })
    policies.put('managed/daybook.json', { ...policy, '3rdparty': { extensions: { [rollout.chromiumId]: values } } })
  }

  const own = <T>(expression: string) => desk.evaluate(expression) as Promise<T>
  const home = () => own<HomeState>(`chrome.runtime.sendMessage({ kind: 'home/state', tab: null })`)
  const homeWhen = (what: string, isSo: (state: HomeState) => boolean) => until(what, async () => {
    const state = await home()
    return isSo(state) ? state : null
  }, 60_000)

  async function launch(): Promise<void> {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: policies.program,
      headless: true,
      viewport: { width: 1280, height: 800 },
      args: ['--no-sandbox'],
      // With either of them nothing is fetched from an update feed.
      ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
    })
    desk = await context.newPage()
    const page = `chrome-extension://${rollout.chromiumId}/options.html#in-force`
    await until('the installed extension', () => desk.goto(page).then(() => true, () => false), 60_000)
  }

  beforeAll(async () => {
    policies = createPolicyFolder(chromiumPath, '/etc/chromium/policies')
    put()
    await launch()
  })
  afterAll(async () => {
    await context?.close()
    policies.remove()
    rmSync(profile, { recursive: true, force: true })
  })

  it('is installed from the relay’s own feed, by policy, with all hosts granted', async () => {
    const self = await own<{ installType: string; mayDisable: boolean; version: string }>('chrome.management.getSelf()')
    expect(self).toMatchObject({ installType: 'admin', mayDisable: false, version: pack().version })
    expect((await home()).missingHosts).toEqual([])
  })

  it('enrols silently, though the values arrive late, and has the policy of this relay', async () => {
    const state = await homeWhen('the enrolment', ({ policy, enrolled }) => enrolled && policy.number !== null)
    expect(state).toMatchObject({ relay: trial.url, inForce: { source: 'policy', faults: [], install: 'admin', department: null }, policy: { problem: null } })
    await desk.getByText('By policy of the organisation').waitFor()
    await desk.getByText('Installed by policy; only the organisation can remove it').waitFor()
    expect(descriptions).toContain(await own('chrome.runtime.getManifest().description'))
    await desk.screenshot({ path: join(pictures, 'managed-chromium.png') })
  })

  it('a change of the file reaches the running browser', async () => {
    put((values) => ({ ...values, department: 'sales' }))
    const state = await homeWhen('the department', ({ inForce }) => inForce.department === 'sales')
    expect(state).toMatchObject({ enrolled: true, department: 'sales', inForce: { source: 'policy', faults: [] } })
    await desk.getByText('sales, set by policy').waitFor()
  })

  it('a malformed value is named with its fix, and the rest holds', async () => {
    put((values) => ({ ...values, relay: 'daybook', version: 2, department: 'sales', relais: 'unknown names are dropped by Chromium itself' }))
    const state = await homeWhen('the fault', ({ inForce }) => inForce.faults.length > 0)
    expect(state).toMatchObject({ enrolled: false, relay: null, inForce: { source: 'none', faults: [{ kind: 'malformed', field: 'relay' }, { kind: 'malformed', field: 'version' }], department: 'sales' } })
    await desk.getByText('“relay” is no address. Write the address of the server').waitFor()
    await desk.getByText('“version” is not 1.').waitFor()
    await desk.screenshot({ path: join(pictures, 'managed-chromium-fault.png') })
    put()
    expect(await homeWhen('the corrected value', ({ enrolled }) => enrolled)).toMatchObject({ relay: trial.url, inForce: { faults: [], department: null } })
  })

  it('a changed build is a new version, which the browser fetches from the feed', async () => {
    writeFileSync(join(built.chromium.folder, 'changed.txt'), 'changed')
    const { version } = pack()
    // What the browser does by itself every few hours.
    expect(await own(`new Promise((resolve) => {
      chrome.runtime.onUpdateAvailable.addListener(resolve)
      chrome.runtime.requestUpdateCheck()
    })`)).toMatchObject({ version })
    // It is put in place when the extension is at rest, which a debugger does not let it be, or at the next start.
    await context.close()
    await launch()
    expect(await own('chrome.runtime.getManifest().version')).toBe(version)
    expect(await homeWhen('the enrolment', ({ enrolled }) => enrolled)).toMatchObject({ inForce: { source: 'policy' } })
  })
})

describe.skipIf(reason !== null)('Firefox', () => {
  let policies: PolicyFolder
  let browser: Firefox
  let desk: string

  beforeAll(async () => {
    policies = createPolicyFolder(firefoxPath, '/usr/lib/firefox-esr/distribution')
    const policy = packFile<FirefoxPolicy>(rollout, 'firefox/policies.json')
    // Firefox knows no schema: what is wrong arrives as it is, beside what is right.
    const values = { ...policy.policies['3rdparty'].Extensions[rollout.geckoId], department: 'Sales & Co', relais: 'x' }
    policies.put('policies.json', { policies: { ...policy.policies, '3rdparty': { Extensions: { [rollout.geckoId]: values } } } })
    browser = await startFirefox(null, 1, policies.program)
    desk = await browser.open(firefoxPopup.replace('popup.html', 'options.html#in-force'))
  })
  afterAll(async () => {
    await browser?.close()
    policies.remove()
  })

  it('installs the unsigned file from the relay, enrols silently, and names what cannot be used', async () => {
    const home = async () => (await browser.ask(desk, { kind: 'home/state', tab: null })) as HomeState
    const state = await until('the policy', async () => {
      const now = await home()
      return now.policy.number === null ? null : now
    })
    expect(state).toMatchObject({
      enrolled: true,
      relay: trial.url,
      missingHosts: [],
      policy: { problem: null },
      inForce: { source: 'policy', install: 'admin', department: null, faults: [{ kind: 'malformed', field: 'department' }, { kind: 'unknown', field: 'relais' }] },
    })
    const text = await until('the page', async () => {
      const shown = String(await browser.evaluate(desk, 'document.body.innerText'))
      return shown.includes('By policy of the organisation') ? shown : null
    })
    expect(text).toContain('“department” is no department id.')
    expect(text).toContain('“relais”: no value has this name.')
    expect(descriptions).toContain(await browser.evaluate(desk, 'browser.runtime.getManifest().description'))
    await browser.screenshot(desk, join(pictures, 'managed-firefox.png'))
  })
})
