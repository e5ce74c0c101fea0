import { browser } from 'wxt/browser'
import { extensionVersion } from './version.ts'

/** A rule of `declarativeNetRequest` as it is handed over and read back. */
export type NetRule = { readonly id: number; readonly priority?: number | undefined; readonly condition: { readonly regexFilter?: string | undefined }; readonly action: object }
/** One of a browser session, for single tabs. */
export type PassRule = NetRule & { readonly condition: { readonly tabIds: readonly number[] } }

/** Rules that outlast the browser session: for the policy of which relay (its key) they were written, and under which name. */
export type RulesInPlace = { readonly home: string; readonly name: string; /** False: another version wrote them, or they are not all there. */ readonly isWhole: boolean }

/** The rules by which the browser itself keeps people out. */
export type BarrierPort = {
  /** The rules in place; null: there are none. */
  readonly inPlace: () => Promise<RulesInPlace | null>
  /** Replaces the rules that outlast the browser session, in one step, and notes whose they are and their name. */
  readonly write: (rules: readonly NetRule[], noted: Pick<RulesInPlace, 'home' | 'name'>) => Promise<void>
  /** Replaces the rules of this browser session: what is let through in single tabs. */
  readonly writePasses: (rules: readonly PassRule[]) => Promise<void>
  /** Match patterns of pages that wait at the very start of the browser until its rules are read; where it lets us. */
  readonly gate: (patterns: readonly string[]) => void
}

/** Kept beside the rules, so that a start of the browser needs no look at the catalogue. Another version has another catalogue. */
type Noted = { readonly home: string; readonly name: string; readonly version: string; readonly rules: number }
type Api = typeof browser.declarativeNetRequest
type ApiRule = Parameters<Api['updateDynamicRules']>[0] extends { addRules?: (infer R)[] } ? R : never

export const barrierPort: BarrierPort = {
  async inPlace() {
    const known = await browser.declarativeNetRequest.getDynamicRules()
    if (known.length === 0) return null
    // Rules of a version that noted less are nobody's that is known, until they are written anew.
    const { home = '', name = '', version, rules } = await readNoted()
    return { home, name, isWhole: version === extensionVersion() && rules === known.length }
  },
  async write(rules, { home, name }) {
    const known = await browser.declarativeNetRequest.getDynamicRules()
    const taken = await supported(rules)
    // Not whole until all is done: the background may end between the rules and their note, and the old note must not stand for new rules.
    await browser.storage.local.set({ barrier: { ...(await readNoted()), rules: -1 } })
    await browser.declarativeNetRequest.updateDynamicRules({ removeRuleIds: known.map(({ id }) => id), addRules: taken as unknown as ApiRule[] })
    await browser.storage.local.set({ barrier: { home, name, version: extensionVersion(), rules: taken.length } satisfies Noted })
  },
  async writePasses(rules) {
    const known = await browser.declarativeNetRequest.getSessionRules()
    if (known.length === 0 && rules.length === 0) return
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: known.map(({ id }) => id), addRules: (await supported(rules)) as unknown as ApiRule[] })
  },
  gate: (patterns) => setGate(patterns),
}

async function readNoted(): Promise<Partial<Noted>> {
  return ((await browser.storage.local.get('barrier')) as { barrier?: Partial<Noted> }).barrier ?? {}
}

/** Without rules whose expression is too long for the browser: with one of them it would take none. What they are for is taken away when it shows. */
async function supported(rules: readonly NetRule[]): Promise<readonly NetRule[]> {
  const fits = await Promise.all(rules.map(async ({ condition: { regexFilter } }) =>
    regexFilter === undefined || (await browser.declarativeNetRequest.isRegexSupported({ regex: regexFilter })).isSupported))
  return rules.filter((_, index) => fits[index])
}

type Asked = { readonly url: string; readonly timeStamp: number }
let closedAt = 0

/**
 * At the very start Chromium sends the page a tab begins with before it has read the rules (measured: every time). What it does
 * wait for is a blocking listener. This one sends the request round once more, under the same address with an empty fragment,
 * and by then the rules are there. What was asked for before this background ran can only be a page that is barred: the browser
 * remembers which pages the listener was for. Nothing is decided here, and nothing is kept.
 */
function hold({ url, timeStamp }: Asked): { redirectUrl?: string } {
  return timeStamp < closedAt ? { redirectUrl: `${url}#` } : {}
}

/**
 * Sets the listener, in the first turn of the background, for `patterns`, which must cover every page that may be barred. After
 * `gate` has named those that are, no other page waits or wakes us. Only where policy has installed the extension: for others
 * Chromium has no blocking listeners. Firefox reads the rules in time (measured) and needs none.
 */
export function closeGate(patterns: readonly string[]): void {
  closedAt = Date.now()
  listen(patterns)
}

function setGate(patterns: readonly string[]): void {
  if (import.meta.env.FIREFOX) return
  browser.webRequest.onBeforeRequest.removeListener(hold)
  if (patterns.length > 0) listen(patterns)
}

function listen(patterns: readonly string[]): void {
  if (import.meta.env.FIREFOX) return
  try {
    browser.webRequest.onBeforeRequest.addListener(hold, { urls: [...patterns], types: ['main_frame'] }, ['blocking'])
  } catch {
    // Not installed by policy: the page that the very first tab asks for may be sent, and is then taken away.
  }
}
