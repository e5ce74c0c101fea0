import { useEffect, useState } from 'preact/hooks'
import { formatDay, formatList } from '#shared/message/format.ts'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import { editsFor } from '#shared/document/ruleDraft.ts'
import { lintRules } from '#shared/rule/lint.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { acts, tables, withdrawAct } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { EmptyState, Notice } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { toast } from '../../ui/toast/index.tsx'
import { askAboutRules, rulesAnswer } from '../../worker/index.ts'
import { RegisterGate } from '../mark/index.tsx'
import { RuleEditor } from './rules/editor.tsx'
import { RuleList } from './rules/list.tsx'
import { RulesPreview } from './rules/preview.tsx'
import { PublishDialog } from './rules/publish.tsx'
import { Starters } from './rules/starters.tsx'
import { changesOf, clearDraft, editsNow, lintServices, policies, putRule, rulesOf, rulesState, writeEdits, type RulesState } from './rules/state.ts'
import './rules/rules.css'

/** What happens at which AI service? The rules in their order, and what they would have done. */
export function RulesPart() {
  return <RegisterGate>{() => <Rules />}</RegisterGate>
}

/** A rule in the editor, and where it goes when it is new. */
export type Editing = { readonly rule: Rule; readonly place: number; readonly isNew: boolean }

function Rules() {
  const texts = textsOf(pwaRulesMessages)
  const state = rulesState()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [publishing, setPublishing] = useState(false)
  const rules = state.draft.rules.map(({ rule }) => rule)
  const decided = policies()
  useQuestion(rules, state.inForce)
  const answer = rulesAnswer.value
  const faults = lintRules(rules, lintServices(decided, answer?.facts ?? []))
  const isEmpty = rules.length === 0 && state.draft.removed.length === 0
  const add = () => setEditing({ rule: { id: crypto.randomUUID(), when: [], rung: 'acknowledge', alternative: null, text: null }, place: rules.length, isNew: true })

  return (
    <>
      <Head state={state} canAdd={!isEmpty} onAdd={add} onPublish={() => setPublishing(true)} />
      <PendingRules state={state} />
      {isEmpty ? (
        <EmptyState title={texts.empty.title} action={state.mayEdit ? <Button look="primary" icon="plus" onClick={add}>{texts.add}</Button> : undefined}>
          {state.mayEdit ? texts.empty.text : texts.empty.readOnly}
        </EmptyState>
      ) : (
        <div class="rules-columns">
          <RuleList state={state} faults={faults} preview={answer?.preview ?? null} onEdit={setEditing} />
          <RulesPreview answer={answer} differs={state.draft.differs} />
        </div>
      )}
      {state.mayEdit && <Starters state={state} open={isEmpty} />}
      {editing !== null && (
        <RuleEditor
          key={editing.rule.id}
          editing={editing}
          onClose={() => setEditing(null)}
          onSave={(rule) => {
            void writeEdits(putRule(state.draft, rule, state.base, editing.place))
            setEditing(null)
          }}
        />
      )}
      {publishing && <PublishDialog state={state} onClose={() => setPublishing(false)} />}
    </>
  )
}

/** Asks the worker again whenever the rules, the tables or the decisions are others. */
function useQuestion(draft: readonly Rule[], inForce: readonly Rule[]): void {
  const { profile, presence, departments } = tables.value
  const key = JSON.stringify([draft, inForce])
  useEffect(() => {
    const period = profile.at(-1)?.period
    const ofMonth = <T extends { readonly period: string }>(list: readonly T[]) => list.filter((table) => table.period === period)
    askAboutRules({ draft, inForce, tables: { profile: ofMonth(profile), presence: ofMonth(presence), departments: ofMonth(departments) }, policies: policies() })
  }, [key, profile, presence, departments, acts.value])
  useEffect(() => () => askAboutRules(null), [])
}

function Head({ state, canAdd, onAdd, onPublish }: { readonly state: RulesState; readonly canAdd: boolean; readonly onAdd: () => void; readonly onPublish: () => void }) {
  const texts = textsOf(pwaRulesMessages)
  const { published, inForce, draft, mayEdit } = state
  const counts = changesOf(draft)
  const parts = (['new', 'changed', 'moved', 'removed'] as const).filter((kind) => counts[kind] > 0).map((kind) => texts.change[kind](counts[kind]))
  const discard = () => {
    const before = editsNow()
    void clearDraft()
    toast({ text: texts.discarded, action: { label: texts.undo, run: () => void writeEdits(before) } })
  }
  return (
    <div class="rules-head">
      <div>
        <p>{texts.intro}</p>
        <p class="soft">
          {published === null || inForce.length === 0 ? texts.noneInForce : texts.inForce(inForce.length, formatDay(locale.value, published.at.slice(0, 10)), published.by.name)}
          {draft.differs && <> <strong class="rules-differ">{texts.differs} {formatList(locale.value, parts)}.</strong></>}
        </p>
        {!mayEdit && <p class="soft">{texts.readOnly}</p>}
      </div>
      {mayEdit && (
        <div class="line">
          {draft.differs && <Button look="quiet" onClick={discard}>{texts.discard}</Button>}
          {canAdd && <Button icon="plus" onClick={onAdd}>{texts.add}</Button>}
          {draft.differs && <Button look="primary" onClick={onPublish}>{texts.publish}</Button>}
        </div>
      )}
    </div>
  )
}

/** Rules on their way to the relay, or come back from it. */
function PendingRules({ state }: { readonly state: RulesState }) {
  const { pending: texts } = textsOf(pwaRulesMessages)
  const refusals: Readonly<Record<string, string>> = textsOf(pwaActMessages).refusal
  const { waiting, returned, inForce } = state
  if (waiting === null && returned.length === 0) return null
  return (
    <div class="pending stack-tight">
      {waiting !== null && <Notice action={<Button look="quiet" onClick={() => void withdrawAct(waiting.act.id)}>{texts.withdraw}</Button>}>{texts.waits}</Notice>}
      {returned.map((item) => (
        <Notice
          key={item.act.id}
          tone="attention"
          action={
            <span class="line">
              {state.mayEdit && (
                <Button
                  onClick={() => {
                    void clearDraft().then(() => writeEdits(editsFor(rulesOf(item), inForce))).then(() => withdrawAct(item.act.id))
                  }}
                >
                  {texts.takeBack}
                </Button>
              )}
              <Button look="quiet" onClick={() => void withdrawAct(item.act.id)}>{texts.withdraw}</Button>
            </span>
          }
        >
          <strong>{texts.back}</strong> {item.problem === null ? '' : item.problem.code === 'stale' ? texts.backStale : (refusals[item.problem.code] ?? item.problem.message)}
        </Notice>
      ))}
    </div>
  )
}
