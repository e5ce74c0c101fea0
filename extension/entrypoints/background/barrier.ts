import { decideSituation, isBarring } from '#shared/policy/situation.ts'
import { compileBarrier, gatePatterns, passRules, stopPath } from '#extension/detect/index.ts'
import { barring, passes, readSetting, type Context, type TabRow } from '#extension/ledger/index.ts'
import type { CoreTools } from './core.ts'
import { bundleOf, homeOf, type Situation } from './situation.ts'

type Parts = {
  readonly tools: Pick<CoreTools, 'db' | 'catalogue' | 'ports'>
  readonly guarded: <T>(task: () => Promise<T>, otherwise: T) => Promise<T>
  readonly situate: () => Promise<Situation>
  readonly context: () => Promise<Context>
  /** Service by host, of hosts that came after the catalogue. */
  readonly extra: () => ReadonlyMap<string, string>
}

/** Minutes until rules are taken away of a relay nobody names any more: the enrolment may only be late. */
const patience = 5

/**
 * Keeps the browser's own rules in line with the policy: what the rules say of a service alone, without any answer, acts before
 * anything is sent. What a tab shows already is taken away.
 */
export function createBarrier({ tools, guarded, situate, context, extra }: Parts) {
  const { db, catalogue, ports } = tools
  let inPlace: string | null = null
  /** What single tabs are let through to. */
  let passing: string | null = null

  /** Services people are kept out of by what is known of them; null: not to be told now, the rules stay as they are. */
  async function barred(): Promise<Set<string> | null> {
    const situation = await situate()
    const bundle = bundleOf(situation)
    // The store may be unreadable, or managed values late: no reason to open what was closed.
    if (bundle === null) return null
    const rules = bundle.rules.filter(({ rung }) => isBarring(rung))
    if (rules.length === 0) return new Set()
    const known = await guarded(async () => {
      const now = await context()
      return { department: now.department ?? (await readSetting(db)).department, through: (await passes(db, now)).services }
    }, null)
    if (known === null) return null
    const ids = catalogue.services.filter((service) => isBarring(decideSituation(bundle, service, known.department).rung)).map(({ id }) => id)
    return new Set(ids.filter((id) => !known.through.has(id)))
  }

  /** What rules are written for: ids of services, and what came after the catalogue, which says the rest. */
  function nameOf(services: ReadonlySet<string>): string {
    const later = [...extra()].flatMap(([host, service]) => (services.has(service) ? [`${host}=${service}`] : []))
    return [...[...services].sort(), ...later.sort()].join(' ')
  }

  /** Returns whether anything was changed. */
  async function put(services: ReadonlySet<string>): Promise<boolean> {
    const name = nameOf(services)
    const home = homeOf(await situate())
    let isChanged = false
    if (inPlace !== `${home} ${name}`) {
      const there = await ports.barrier.inPlace()
      const isDone = there === null ? services.size === 0 : there.isWhole && there.home === home && there.name === name
      if (!isDone) {
        await ports.barrier.write(compileBarrier(catalogue.compiled, services), { home, name })
        isChanged = true
      }
      ports.barrier.gate(gatePatterns(catalogue.compiled, services))
      inPlace = `${home} ${name}`
    }
    const through = await passingTabs()
    const tabs = JSON.stringify(through)
    if (passing !== tabs) await ports.barrier.writePasses(passRules(catalogue.compiled, services, through))
    isChanged ||= passing !== null && passing !== tabs
    passing = tabs
    return isChanged
  }

  /** Tabs that are let through and still open: of a tab that is closed nobody hears. */
  async function passingTabs(): Promise<{ readonly tab: number; readonly service: string }[]> {
    const known = await guarded(async () => (await passes(db, await context())).tabs, [])
    if (known.length === 0) return known
    const open = new Set(await ports.openTabs())
    return known.filter(({ tab }) => open.has(tab))
  }

  /** Nobody can say now what is barred. Rules of the relay in force stay as they are, those of another go. */
  async function keepOwn(): Promise<void> {
    const there = await ports.barrier.inPlace()
    // No page need wait for rules there are not.
    if (there === null) return ports.barrier.gate([])
    if (there.home === homeOf(await situate())) return
    const { enrolment, isLate } = (await situate()).enrolled
    if (enrolment !== null && !isLate) await put(new Set())
    else if (!(await ports.hasAlarm('barrier'))) await ports.setAlarm('barrier', patience)
  }

  /** Takes away what tabs show of services that are barred. */
  async function sweep(): Promise<void> {
    for (const tab of await ports.openTabs()) {
      const address = await ports.addressOf(tab)
      const sighting = address === null ? null : catalogue.match({ url: address, type: 'navigation' })
      if (sighting?.signal === 'app') await turnAway({ tab, service: sighting.service, account: sighting.account ?? null })
    }
  }

  /** True where the tab is kept out of the service, and now shows why. */
  async function turnAway(row: Pick<TabRow, 'tab' | 'service' | 'account'>): Promise<boolean> {
    if (!(bundleOf(await situate())?.rules ?? []).some(({ rung }) => isBarring(rung))) return false
    const ruling = await guarded(async () => barring(db, row, await context()), null)
    if (ruling === null) return false
    await ports.replacePage(row.tab, stopPath(row.service))
    return true
  }

  return {
    turnAway,
    /** True where the browser itself keeps people out of a service, whoever said so. */
    isClosed: async (service: string) => (await ports.barrier.inPlace())?.name.split(' ').includes(service) === true,
    /**
     * Brings the browser's rules in line. Cheap where nothing has changed; tabs are looked through where something has, and when
     * the browser has just begun.
     */
    async align(hasBegun = false): Promise<void> {
      const services = await barred()
      if (services === null) return keepOwn()
      await ports.clearAlarms('barrier')
      const isChanged = await put(services)
      if (services.size > 0 && (isChanged || hasBegun)) await sweep()
    },
    /** Still nobody who gave the rules in place: they go. */
    async release(): Promise<void> {
      if ((await ports.barrier.inPlace())?.home !== homeOf(await situate())) await put(new Set())
    },
  }
}
