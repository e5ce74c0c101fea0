import type { Catalogue } from '#shared/catalogue/index.ts'
import { allowedLevels, policyOf } from '#shared/policy/decide.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import { isAcknowledged, isAnswerRepeated, lastAnswer, sessionById, suggestedPurposes, type Database, type Setting, type TabRow } from '#extension/ledger/index.ts'
import type { CardState, Notice, ServiceView, Setting as SettingView } from '#extension/platform/message.ts'
import { toRead } from './ladder.ts'
import { guidanceState, unseenAnswer } from './reportState.ts'
import { bundleOf, noticeId, type Situation } from './situation.ts'

export type StateTools = { readonly db: Database; readonly catalogue: Catalogue; readonly situation: Situation; readonly now: Date; readonly storageBroken: boolean }

/** Name and vendor of a service; one that the catalogue no longer has keeps its id. */
export function serviceView(catalogue: Catalogue, id: string): ServiceView {
  const facts = catalogue.serviceById(id)
  return { id, name: facts?.name ?? id, vendor: facts?.vendor ?? '' }
}

/** The service to use instead, with the address to go to; null where none is named. */
export function alternativeView(catalogue: Catalogue, id: string | null, service: string): CardState['alternative'] {
  const host = id === null || id === service ? undefined : catalogue.serviceById(id)?.hosts[0]
  return id === null || host === undefined ? null : { ...serviceView(catalogue, id), url: `https://${host}/` }
}

/** What holds for the whole browser. `setting` null: the store cannot be read. */
export function settingView({ situation, now, storageBroken }: StateTools, setting: Setting | null): SettingView {
  const bundle = bundleOf(situation)
  const id = noticeId(situation)
  const { version, en, de, contact } = bundle?.notice ?? { version: 0, en: null, de: null, contact: null }
  const notice: Notice = { id, version, en, de, contact, acknowledged: setting !== null && isAcknowledged(setting, id) }
  return {
    language: setting?.language ?? null,
    organisation: bundle?.organisation ?? null,
    enrolled: situation.enrolled.enrolment !== null,
    departments: bundle?.departments ?? [],
    department: situation.enrolled.department ?? setting?.department ?? null,
    notice,
    private: situation.private,
    guidance: guidanceState({ situation, now }, setting),
    hints: bundle?.card.hints.on === true ? { markings: bundle.card.hints.markings } : null,
    storageBroken,
  }
}

/** True when nobody has confirmed the policy within its time. */
export function isPolicyStale({ situation, now }: Pick<StateTools, 'situation' | 'now'>): boolean {
  const bundle = bundleOf(situation)
  if (situation.enrolled.enrolment === null) return false
  return bundle === null || Date.parse(bundle.expiresAt) < now.getTime()
}

/** What chip and card show for a tab. */
export async function cardState(tools: StateTools, setting: Setting, row: TabRow): Promise<CardState> {
  const { db } = tools
  const session = row.session === null || row.state !== 'counted' ? undefined : await sessionById(db, row.session)
  const current = session === undefined || session.answer === null || session.source === 'unanswered'
    ? null
    : { answer: session.answer, source: session.source, overridden: session.overridden }
  return {
    ...frameOf(tools, setting, row),
    session: session?.id ?? null,
    current,
    purposes: await suggestedPurposes(db, row.service),
    last: await lastAnswer(db, row.service),
    repeated: await isAnswerRepeated(db, row.service),
    news: await unseenAnswer(tools),
  }
}

/** The same where the store cannot be read: what the page shows, and that nothing can be saved. */
export function brokenCardState(tools: StateTools, row: TabRow): CardState {
  return { ...frameOf(tools, null, row), session: null, current: null, purposes: [...purposeIds], last: null, repeated: false, news: null }
}

function frameOf(tools: StateTools, setting: Setting | null, row: TabRow): Omit<CardState, 'session' | 'current' | 'purposes' | 'last' | 'repeated' | 'news'> {
  const { catalogue, situation } = tools
  const policy = policyOf(bundleOf(situation), row.service)
  const facts = catalogue.serviceById(row.service)
  return {
    ...settingView(tools, setting),
    tab: row.tab,
    view: row.view,
    service: serviceView(catalogue, row.service),
    policy,
    policyStale: isPolicyStale(tools),
    allowedLevels: allowedLevels(policy, row.account === null ? {} : { accountType: row.account }),
    alternative: alternativeView(catalogue, policy.alternative, row.service),
    toRead: toRead(tools, setting, row),
    accountType: row.account,
    looksLike: row.hints ?? [],
    asksConnectors: facts?.capabilities.includes('connectors') ?? false,
    reason: row.view === 'card' ? row.reason : null,
  }
}
