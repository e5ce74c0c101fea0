import { allowedLevels, policyOf } from '#shared/policy/decide.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import { isAnswerRepeated, lastAnswer, sessionById, suggestedPurposes, type Setting, type TabRow } from '#extension/ledger/index.ts'
import type { CardState } from '#extension/platform/message.ts'
import { toRead } from './ladder.ts'
import { unseenAnswer } from './reportState.ts'
import { settingView } from './settingState.ts'
import { bundleOf } from './situation.ts'
import { alternativeView, serviceView, type StateTools } from './view.ts'

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
