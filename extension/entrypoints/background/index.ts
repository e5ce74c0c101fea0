import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { hostAccess, loadCatalogue } from '#shared/catalogue/index.ts'
import { navigationFilters, requestFilters, type RequestDetails } from '#extension/detect/index.ts'
import { createDatabase } from '#extension/ledger/index.ts'
import { createTransport } from '#extension/outbox/index.ts'
import { closeGate } from '#extension/platform/barrierPort.ts'
import { createEnrolmentReader } from '#extension/platform/enrolment.ts'
import { hostMessageSchema } from '#extension/platform/hostMessage.ts'
import { createPorts } from '#extension/platform/ports.ts'
import { originOf } from '#extension/platform/sender.ts'
import { createCore } from './core.ts'
import { further } from './further.ts'
import { createRequests } from './requests.ts'

export default defineBackground({
  type: 'module',
  // Every listener is set in the first turn, or the event that woke the background is lost.
  main() {
    const catalogue = loadCatalogue(compiled)
    const access = hostAccess(catalogue.compiled)
    const core = createCore({
      db: createDatabase(),
      catalogue,
      ports: createPorts(further?.hosts ?? access.permissions, access.callers),
      subtle: crypto.subtle,
      transport: createTransport((input, init) => fetch(input, init)),
      now: () => new Date(),
      random: () => Math.random(),
      newId: () => crypto.randomUUID(),
      readEnrolment: createEnrolmentReader(() => void enrolmentCame()),
      readPrivate: async () => (await browser.storage.session.get('private'))['private'] === true,
      further,
    })
    const requests = createRequests(core, async (on) => browser.storage.session.set({ private: on }))

    const begun = core.start(isNewBrowserSession, noteBegan)
    void begun.then((fresh) => (fresh ? core.refreshNow() : undefined))

    // Of hosts that policy names, which the wide build can bar too, nothing is known yet.
    closeGate(further === null ? [...access.scripts, ...access.onDemand] : ['https://*/*'])
    const url = [...(further?.pages ?? navigationFilters(catalogue.compiled))]
    browser.webNavigation.onCommitted.addListener((details) => void core.committed(details), { url })
    browser.webNavigation.onHistoryStateUpdated.addListener((details) => void core.moved(details), { url })
    browser.webNavigation.onReferenceFragmentUpdated.addListener((details) => void core.moved(details), { url })
    const urls = requestFilters(catalogue.compiled)
    browser.webRequest.onBeforeRequest.addListener(
      (details) => {
        void core.request(details as RequestDetails)
        return undefined
      },
      { urls, types: ['xmlhttprequest', 'websocket'] },
    )
    browser.webRequest.onHeadersReceived.addListener(
      (details) => {
        void core.reply(details as RequestDetails)
        return undefined
      },
      { urls, types: ['xmlhttprequest'] },
      ['responseHeaders'],
    )
    further?.listen((details) => void core.suspect(details))
    // So that we begin with the browser: alarms need not outlast it, and where the first visit to a service woke us, asking for the
    // policy then would tell the relay of it.
    browser.runtime.onStartup.addListener(() => undefined)
    browser.alarms.onAlarm.addListener(({ name }) => void core.alarm(name))
    browser.commands.onCommand.addListener((_command, tab) => void summon(tab?.id))
    browser.storage.onChanged.addListener((_changes, area) => {
      if (area === 'managed') void enrolmentChanged()
    })
    browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
      const origin = originOf(sender, browser.runtime.id)
      if (origin === null) return undefined
      if (origin.kind === 'host') {
        const parsed = hostMessageSchema.safeParse(message)
        if (!parsed.success) return undefined
        void core.host(origin.tab, parsed.data, sender.url ?? '').then(reply)
        return true
      }
      void requests.answer(message, origin).then(reply)
      return true
    })

    /** Managed values came late. What woke us may be a visit: only where the browser has begun, or nothing is known yet, the policy is asked for. */
    async function enrolmentCame(): Promise<void> {
      await core.resituate()
      if (await begun) await core.refreshNow()
      else await core.refreshIfNone()
    }

    async function enrolmentChanged(): Promise<void> {
      await core.resituate()
      await core.refreshNow()
    }

    async function summon(id: number | undefined): Promise<void> {
      const tab = id ?? (await core.tools.ports.activeTab())
      if (tab !== null) await core.summon(tab)
    }

  },
})

/** The mark lives as long as the browser session: without it, tab numbers of before mean nothing. */
async function isNewBrowserSession(): Promise<boolean> {
  return (await browser.storage.session.get('began'))['began'] !== true
}

async function noteBegan(): Promise<void> {
  await browser.storage.session.set({ began: true })
}
