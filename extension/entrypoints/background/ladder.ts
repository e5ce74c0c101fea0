import { policyOf } from '#shared/policy/decide.ts'
import { isBarring } from '#shared/policy/situation.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { stopPath } from '#extension/detect/index.ts'
import { barring, isRead, lastAnswer, readRule, readSetting, saveException, suggestedPurposes, type Saved, type Setting, type TabRow } from '#extension/ledger/index.ts'
import type { BarrierState, LadderReplyOf, RuleView } from '#extension/platform/ladderMessage.ts'
import type { AnswerResult, RequestKind, RequestOf } from '#extension/platform/message.ts'
import type { Core } from './core.ts'
import { settingView } from './settingState.ts'
import { bundleOf, contextOf } from './situation.ts'
import { alternativeView, serviceView, type StateTools } from './view.ts'

// What pages are told of rules: in the card, and on the page that stands in the way.

type Tools = Pick<StateTools, 'catalogue' | 'situation'>

/** A rule with the names it needs to be said in words. */
export function ruleView({ catalogue, situation }: Tools, rule: Rule): RuleView {
  const bundle = bundleOf(situation)
  const values = (fact: 'service' | 'department') => rule.when.flatMap((condition) => (condition.fact === fact ? condition.values : []))
  const services = [...values('service'), ...(rule.alternative === null ? [] : [rule.alternative])]
  return {
    rule,
    services: Object.fromEntries(services.map((id) => [id, serviceView(catalogue, id).name])),
    departments: Object.fromEntries(values('department').map((id) => [id, bundle?.departments.find((item) => item.id === id)?.name ?? id])),
  }
}

/** The rule whose text is to be acknowledged in a tab; null: none, or it was read. */
export function toRead(tools: StateTools, setting: Setting | null, { service, account }: Pick<TabRow, 'service' | 'account'>): RuleView | null {
  if (setting === null || tools.situation.private) return null
  const context = contextOf(tools.situation, tools.now, () => '', tools.catalogue)
  const { rung, rule } = context.rule(service, context.department ?? setting.department, account === null ? {} : { accountType: account })
  return rung !== 'acknowledge' || rule === null || isRead(setting, rule) ? null : ruleView(tools, rule)
}

/** What became of an answer, as pages are told it. */
export function answerResult(tools: Tools, saved: Saved): AnswerResult {
  if (saved.ok) return { ok: true, verdict: saved.verdict, answer: saved.answer, counted: saved.counted, isBarred: saved.barredBy !== null }
  if (saved.reason === 'justify') return { ok: false, reason: 'justify', rule: saved.rule === null ? null : ruleView(tools, saved.rule) }
  return saved
}

type Broken = { readonly ok: false; readonly reason: 'storage' }
const broken: Broken = { ok: false, reason: 'storage' }
type LadderKind = Extract<RequestKind, keyof LadderReplyOf>
type Handlers = { readonly [K in LadderKind]: (request: RequestOf<K>, origin: { readonly kind: string; readonly tab?: number }) => Promise<LadderReplyOf[K]> }

export function ladderHandlers(core: Core, stateTools: () => Promise<StateTools>): Handlers {
  const { db, catalogue } = core.tools

  async function barrierState(service: string, ruleId: string | null, tab: number): Promise<BarrierState | null> {
    const tools = await stateTools()
    const bundle = bundleOf(tools.situation)
    const facts = catalogue.serviceById(service)
    const host = facts?.hosts[0]
    if (facts === undefined || host === undefined) return null
    const kept = await core.guarded(async () => {
      const context = await core.context()
      const setting = await readSetting(db)
      return {
        setting,
        ruling: await barring(db, { tab, service, account: null }, context),
        // Whether an answer can lead elsewhere is the same with and without one remembered.
        open: context.rule(service, context.department ?? setting.department, {}).open.length > 0,
        purposes: await suggestedPurposes(db, service),
        last: await lastAnswer(db, service),
      }
    }, null)
    const answered = ruleId === null ? undefined : bundle?.rules.find((rule) => rule.id === ruleId && isBarring(rule.rung))
    const rule = kept?.ruling?.rule ?? answered ?? null
    const policy = policyOf(bundle, service)
    // Nobody can say now whether it is still meant to be closed, but it is: the page must not send people round in a circle.
    const stays = rule === null && (bundle === null || kept === null) && (await core.barrier.isClosed(service))
    return {
      ...settingView(tools, kept?.setting ?? null),
      service: serviceView(catalogue, service),
      policy,
      barred: stays ? { rung: 'block', rule: null } : rule === null ? null : { rung: rule.rung === 'redirect' ? 'redirect' : 'block', rule: ruleView(tools, rule) },
      alternative: alternativeView(catalogue, rule?.alternative ?? policy.alternative, service),
      isOpen: kept !== null && (kept.open || (kept.ruling === null && answered !== undefined)),
      url: `https://${host}/`,
      purposes: kept?.purposes ?? [],
      last: kept?.last ?? null,
      asksConnectors: facts.capabilities.includes('connectors'),
    }
  }

  return {
    async 'rule/read'({ rule: id }, origin) {
      const rule = bundleOf(await core.situate())?.rules.find((item) => item.id === id)
      if (rule === undefined || origin.tab === undefined) return { ok: false, reason: 'gone' }
      const { tab } = origin
      const row = await core.guarded<TabRow | undefined | Broken>(async () => readRule(db, tab, rule, await core.context()), broken)
      if (row !== undefined && 'ok' in row) return row
      if (row !== undefined) await core.show(row)
      await core.announce(null)
      return { ok: true }
    },
    'barrier/state': async ({ service, rule }, { tab }) => (tab === undefined ? null : barrierState(service, rule, tab)),
    async 'barrier/answer'({ service, answer, memory, justification }, { tab }) {
      if (tab === undefined || catalogue.serviceById(service) === undefined) return { ok: false, reason: 'gone' }
      const saved = await core.guarded<Saved | Broken>(
        async () => saveException(db, { tab, service, answer, memory, justification }, await core.context()), broken)
      if (!saved.ok && saved.reason === 'storage') return saved
      // Before the page goes on: the browser's own rules let it through by then.
      if (saved.ok && saved.barredBy === null) await core.barrier.align()
      return answerResult(await stateTools(), saved)
    },
  }
}

/** Page that stands in the way, for an answer that led there. */
export function stopPathOf(service: string, rule: Rule): string {
  return `${stopPath(service)}&rule=${rule.id}`
}
