import { randomBytes, randomUUID, webcrypto } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { pino, type Logger } from 'pino'
import type { Member } from '#shared/act/role.ts'
import { ownServices } from '#shared/policy/own.ts'
import { departmentsOf } from '#shared/policy/workspace.ts'
import type { Enrolment } from '#shared/protocol/http.ts'
import type { SignedSheet } from '#shared/sheet/schema.ts'
import { actRoutes } from '#relay/act/routes.ts'
import { createLedger, type Ledger } from '#relay/act/ledger.ts'
import { firstAdministrator } from '#relay/auth/administrator.ts'
import { signInUrl } from '#relay/auth/link.ts'
import { memberRoutes } from '#relay/auth/memberRoutes.ts'
import { authRoutes } from '#relay/auth/routes.ts'
import { createSessions, type Sessions } from '#relay/auth/session.ts'
import type { Random } from '#relay/auth/token.ts'
import { createHostServices, readServiceFacts, readServiceIds } from '#relay/catalogue/read.ts'
import { feedFolder } from '#relay/feed/folder.ts'
import { feedRoutes } from '#relay/feed/routes.ts'
import { createApp } from '#relay/http/app.ts'
import { browsersOnly } from '#relay/http/browserToken.ts'
import { fileRoutes } from '#relay/http/files.ts'
import { createGate } from '#relay/http/gate.ts'
import { membersOnly } from '#relay/http/guard.ts'
import { placeOf } from '#relay/http/place.ts'
import { createSite, type Site } from '#relay/http/site.ts'
import { createBundles } from '#relay/policy/bundles.ts'
import { createFacts } from '#relay/policy/facts.ts'
import { policyRoutes } from '#relay/policy/routes.ts'
import { createReportAdmission, usualMostReports, type AdmitReport } from '#relay/report/admit.ts'
import { expireReports } from '#relay/report/expire.ts'
import { reportIntake, reportRoutes } from '#relay/report/routes.ts'
import { createAdmission, type Admit } from '#relay/sheet/admit.ts'
import { expire } from '#relay/sheet/expire.ts'
import { examineSheet } from '#relay/sheet/examine.ts'
import { createExaminers } from '#relay/sheet/examiners.ts'
import { createNewcomers } from '#relay/sheet/newcomers.ts'
import { createPublisher, type Publisher } from '#relay/sheet/publish.ts'
import { sheetRoutes } from '#relay/sheet/routes.ts'
import { openEmbeddedStore } from '#relay/store/embedded.ts'
import { createDrafts, type Drafts } from '#relay/sync/drafts.ts'
import { createDraftSockets } from '#relay/sync/socket.ts'
import { tableRoutes } from '#relay/table/routes.ts'
import { createIdentity, loadIdentity, withKey } from '#relay/workspace/identity.ts'
import { workspaceRoutes } from '#relay/workspace/routes.ts'
import { createWorkspaceView } from '#relay/workspace/state.ts'

export type RelayOptions = {
  /** Folder of the data; made when missing. */
  readonly dataDir: string
  /** 0 lets the system choose. */
  readonly port?: number
  readonly host?: string
  /** Origin people open, where it differs from host and port. */
  readonly publicUrl?: string | null
  /** Folder of the built PWA, null while there is none. */
  readonly pwaDir?: string | null
  readonly clock?: () => Date
  readonly random?: Random
  readonly log?: Logger
  /** Largest size of the store in pages of 4 kB, for tests of a full disk. */
  readonly mostPages?: number
  /** New sheets that may come in any hour, for tests of too many. */
  readonly leastNewSheets?: number
  /** Requests and concerns kept at once, for tests of too many. */
  readonly mostReports?: number
}

export type Relay = {
  /** Listens. @returns the address people open */
  readonly start: () => Promise<string>
  /** Flushes and closes, within two seconds. */
  readonly stop: () => Promise<void>
  readonly url: () => string
  /** True when this start made the workspace. */
  readonly isFirstStart: boolean
  /** A fresh one-time link, for the first administrator when no member is named. */
  readonly createSignInLink: (memberId?: string) => Promise<string>
  readonly enrolment: () => Enrolment
  readonly members: () => Promise<Member[]>
  readonly addMember: Sessions['addMember']
  /** The way every sheet takes, for samples: validated, durable when it resolves. */
  readonly admitSheet: (signed: SignedSheet) => ReturnType<Admit>
  /** The way every report takes, for samples. */
  readonly admitReport: AdmitReport
  readonly ledger: Pick<Ledger, 'acts' | 'append' | 'recordPast' | 'workspace'>
  readonly editDraft: Drafts['edit']
  /** Folds and publishes what is due, now. */
  readonly publish: Publisher['publish']
}

const hour = 3_600_000

/**
 * A relay on the embedded store, ready to start.
 * @throws StoreError when the data cannot be used: of a newer version, a broken ledger, another relay on it
 */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const { dataDir, port = 8787, host = '127.0.0.1', publicUrl = null, pwaDir = null, clock = () => new Date() } = options
  const { random = (count) => randomBytes(count), log = pino({ level: 'silent' }), mostPages, leastNewSheets, mostReports = usualMostReports } = options
  const { subtle } = webcrypto as unknown as Crypto

  const store = openEmbeddedStore({ folder: dataDir, ...(mostPages === undefined ? {} : { mostPages }) })
  let site: Site = createSite(publicUrl, host, port)
  const theSite = () => site
  const isFirstStart = (await store.identity()) === null
  let identity = await loadIdentity(store, subtle, random, randomUUID)

  const sessions = createSessions(store, clock, random)
  const drafts = createDrafts(store, sessions.findByHash, clock)
  const logError = (what: string) => (error: unknown) => log.error({ error: (error as Error).name, place: placeOf(error) }, what)
  const ledger: Ledger = createLedger({
    store,
    subtle,
    clock,
    lastEditor: drafts.lastEditor,
    hostServices: createHostServices(),
    // A new group size: what has waited for it goes out.
    onAppended: ({ content }) => void (content.kind === 'set-organisation' && publisher.publish().catch(() => undefined)),
  })
  const publisher = createPublisher({ store, clock, k: () => ledger.workspace().k, readServiceIds, ownServiceIds: () => new Set(ownServices(ledger.acts()).map(({ id }) => id)), departments: () => departmentsOf(ledger.acts()), onError: logError('publishing failed') })
  try {
    await ledger.load()
  } catch (error) {
    await store.close()
    throw error
  }
  if ((await store.members()).length === 0) await sessions.addMember('Administrator', 'administrator')
  const examiners = createExaminers()
  const newcomers = createNewcomers({
    clock,
    fleet: async (month) => Math.max(0, ...(await Promise.all((await store.sheetMonths()).filter((each) => each < month).map(store.sheetCount)))),
    least: leastNewSheets,
    onHeldBack: () => log.warn('more new sheets than usual: they are taken in turn'),
  })
  const admission = { store, clock, onStored: publisher.changed }
  const admit = createAdmission({ ...admission, examine: examiners.examine, newcomers })
  const admitOwn = createAdmission({ ...admission, examine: async (body, today) => examineSheet(body, today), newcomers: null })
  const admitReport = createReportAdmission(store, mostReports)
  const sockets = createDraftSockets(drafts, theSite, sessions.find)
  const enrolment = (): Enrolment => ({ version: 1, relay: site.url, token: identity.enrolmentToken, key: identity.publicKey })

  const gate = createGate()
  async function restart(keep: { member: string; session: string }): Promise<void> {
    const fresh = await createIdentity(subtle, random, randomUUID)
    await drafts.pausedDuring(async () => {
      await publisher.reset()
      await store.restart(fresh, keep)
      identity = await withKey(subtle, fresh)
      await publisher.reset()
      await ledger.load()
    })
  }

  const members = membersOnly(sessions, theSite)
  const browsers = browsersOnly(() => identity.enrolmentToken)
  const facts = createFacts({ store, readCatalogue: readServiceFacts, clock })
  const workspace = createWorkspaceView(store, ledger, () => identity.epoch, clock)
  const app = createApp({
    site: theSite,
    log,
    pass: gate.pass,
    browserRoutes: [
      sheetRoutes(store, examiners, admit, browsers),
      reportIntake(admitReport, clock, browsers),
      policyRoutes(createBundles({ ledger, identity: () => identity, subtle, clock, facts }), browsers),
    ],
    memberRoutes: [
      workspaceRoutes({ store, enrolment, isSample: () => ledger.workspace().mode === 'sample', restart: (keep) => gate.alone(() => restart(keep)), membersOnly: members }),
      authRoutes({ sessions, site: theSite, clock, workspace, membersOnly: members, onSignOut: sockets.closeSession }),
      memberRoutes({ store, sessions, site: theSite, membersOnly: members, onChanged: sockets.closeMember }),
      actRoutes(ledger, members),
      tableRoutes(store, members),
      reportRoutes({ store, membersOnly: members, acts: ledger.acts, onRemoved: (count) => log.warn({ count }, 'requests and concerns were removed unanswered') }),
    ],
    feed: feedRoutes(feedFolder(dataDir)),
    files: fileRoutes(pwaDir),
  })
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  server.on('upgrade', sockets.upgrade)
  const sweep = () => void expire(store, clock()).then(() => expireReports(store, ledger.acts(), clock())).then(publisher.publish).catch(logError('expiry failed'))
  const timer = setInterval(sweep, hour).unref()

  return {
    async start() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve())
      })
      site = createSite(publicUrl, host, (server.address() as AddressInfo).port)
      if ((await store.address()) !== site.url) await store.putAddress(site.url)
      examiners.warm()
      sweep()
      return site.url
    },
    async stop() {
      clearInterval(timer)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await publisher.stop()
      await drafts.stop()
      sockets.stop()
      setTimeout(() => server.closeAllConnections(), 500).unref()
      server.closeIdleConnections()
      await closed
      await examiners.stop()
      await store.close()
    },
    url: () => site.url,
    isFirstStart,
    async createSignInLink(memberId) {
      return signInUrl(site.url, await sessions.createLink(memberId ?? (await firstAdministrator(store))))
    },
    enrolment,
    members: store.members,
    addMember: sessions.addMember,
    admitSheet: (signed) => admitOwn({ bytes: Buffer.from(JSON.stringify(signed)), isGzip: false }),
    admitReport,
    ledger,
    editDraft: drafts.edit,
    publish: publisher.publish,
  }
}
