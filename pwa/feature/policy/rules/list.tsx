import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { formatList } from '#shared/message/format.ts'
import { pwaRulePreviewMessages } from '#shared/message/pwa-rule-preview.ts'
import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import { moveRule, type DraftedRule } from '#shared/document/ruleDraft.ts'
import type { Preview } from '#shared/register/preview.ts'
import type { RuleFault } from '#shared/rule/lint.ts'
import type { Rule, Rung } from '#shared/rule/schema.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Icon } from '../../../ui/icon/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { StatusPill, Tag, type StatusTone } from '../../../ui/status/index.tsx'
import { toast } from '../../../ui/toast/index.tsx'
import { serviceName } from '../../name/index.tsx'
import type { Editing } from '../rules.tsx'
import { putRule, writeEdits, type RulesState } from './state.ts'
import { ruleWords, totalWords } from './words.ts'

const tones: Record<Rung, StatusTone> = { silent: 'past', chip: 'good', card: 'open', acknowledge: 'partial', justify: 'partial', redirect: 'attention', block: 'stop' }

/** A step of the ladder: word, shape and colour. */
export function RungMark({ rung }: { readonly rung: Rung }) {
  return <StatusPill tone={tones[rung]}>{textsOf(pwaRulesMessages).rung[rung].label}</StatusPill>
}

type ListProps = { readonly state: RulesState; readonly faults: readonly RuleFault[]; readonly preview: Preview | null; readonly onEdit: (editing: Editing) => void }

/** The rules in their order, each in plain words, with what is odd about it and what it would have done. */
export function RuleList({ state, faults, preview, onEdit }: ListProps) {
  const texts = textsOf(pwaRulesMessages)
  const { draft, base, mayEdit } = state
  const rules = draft.rules.map(({ rule }) => rule)
  const [told, setTold] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<{ readonly id: string; readonly button: 'up' | 'down' } | null>(null)
  useLayoutEffect(() => {
    // A row that moves in the page loses focus: it goes back to the button that moved it, or to the one that still can.
    if (focus.current === null) return
    const { id, button } = focus.current
    const row = list.current?.querySelector(`[data-rule="${id}"]`)
    const target = row?.querySelector<HTMLButtonElement>(`[data-move="${button}"]:not(:disabled)`) ?? row?.querySelector<HTMLButtonElement>('[data-move]:not(:disabled)')
    target?.focus()
    focus.current = null
  }, [rules.map(({ id }) => id).join()])

  const move = (id: string, to: number, button: 'up' | 'down') => {
    if (to < 0 || to >= rules.length) return
    focus.current = { id, button }
    setTold(texts.movedTo(to + 1, rules.length))
    void writeEdits(moveRule(draft, id, to, base))
  }
  const remove = (rule: Rule, item: DraftedRule) => {
    const isOld = base.some(({ id }) => id === rule.id)
    void writeEdits(new Map([[rule.id, isOld ? { rule: null, order: null } : null]]))
    toast({ text: texts.removed, action: { label: texts.undo, run: () => void writeEdits(new Map([[rule.id, item.change === 'same' ? null : { rule, order: item.order }]])) } })
  }

  return (
    <div>
      <ol class="rules" aria-label={texts.list} ref={list}>
        {draft.rules.map((item, index) => {
          const { rule, change } = item
          const effects = preview?.rules.find((one) => one.rule === rule.id)
          return (
            <li key={rule.id} data-rule={rule.id}>
              <span class="rule-place tabular" aria-hidden="true">{index + 1}</span>
              <div class="rule-body">
                <p class="rule-words">{ruleWords(rule)}</p>
                <p class="rule-facts">
                  <RungMark rung={rule.rung} />
                  {change !== 'same' && <Tag>{texts.changed[change]}</Tag>}
                  {effects !== undefined && <span class="soft tabular">{totalWords(effects.total, effects.effects)}</span>}
                </p>
                {rule.text !== null && <p class="rule-text soft small">{texts.reads(rule.text[locale.value])}</p>}
                <Faults faults={faults.filter((fault) => fault.rule === rule.id)} rules={rules} onMove={mayEdit ? (to) => move(rule.id, to, 'up') : null} />
              </div>
              {mayEdit && (
                // Alt and an arrow move the rule from any of its buttons.
                // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
                <div
                  class="rule-actions"
                  onKeyDown={(event) => {
                    const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
                    if (step === undefined) return
                    event.preventDefault()
                    move(rule.id, index + step, step < 0 ? 'up' : 'down')
                  }}
                >
                  <Button look="quiet" icon="up" data-move="up" aria-label={texts.up(index + 1)} disabled={index === 0} onClick={() => move(rule.id, index - 1, 'up')} />
                  <Button look="quiet" icon="down" data-move="down" aria-label={texts.down(index + 1)} disabled={index === rules.length - 1} onClick={() => move(rule.id, index + 1, 'down')} />
                  <Button look="quiet" icon="edit" aria-label={texts.edit(index + 1)} onClick={() => onEdit({ rule, place: index, isNew: false })} />
                  <Button look="quiet" icon="copy" aria-label={texts.duplicate(index + 1)} onClick={() => void writeEdits(putRule(draft, { ...structuredClone(rule), id: crypto.randomUUID() }, base, index + 1))} />
                  <Button look="quiet" icon="trash" aria-label={texts.remove(index + 1)} onClick={() => remove(rule, item)} />
                </div>
              )}
            </li>
          )
        })}
        <li class="rule-last">
          <span class="rule-place" aria-hidden="true" />
          <div class="rule-body">
            <p>{texts.otherwise}</p>
            <Otherwise preview={preview} />
          </div>
        </li>
      </ol>
      {draft.removed.length > 0 && (
        <ul class="rules rules-removed" aria-label={texts.changed.removed}>
          {draft.removed.map((rule) => (
            <li key={rule.id}>
              <span class="rule-place" aria-hidden="true"><Icon name="minus" /></span>
              <div class="rule-body">
                <p class="rule-words"><del>{ruleWords(rule)}</del></p>
                <p class="rule-facts"><Tag>{texts.changed.removed}</Tag></p>
              </div>
              {mayEdit && <div class="rule-actions"><Button look="quiet" onClick={() => void writeEdits(new Map([[rule.id, null]]))}>{texts.keep}</Button></div>}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && rules.length > 1 && <p class="soft small rules-keys">{texts.keysHint}</p>}
      <output class="visually-hidden">{told}</output>
    </div>
  )
}

function Otherwise({ preview }: { readonly preview: Preview | null }) {
  const rest = preview?.rules.find(({ rule }) => rule === null)
  return rest === undefined ? null : <p class="rule-facts soft tabular">{totalWords(rest.total, rest.effects)}</p>
}

/** Services named before the rest is counted. */
const named = 3

function Faults({ faults, rules, onMove }: { readonly faults: readonly RuleFault[]; readonly rules: readonly Rule[]; readonly onMove: ((to: number) => void) | null }) {
  const { fault: texts } = textsOf(pwaRulesMessages)
  const preview = textsOf(pwaRulePreviewMessages)
  const place = (id: string) => rules.findIndex((rule) => rule.id === id) + 1
  const words = (fault: RuleFault): string => {
    switch (fault.kind) {
      case 'never':
        return texts[fault.as](place(fault.by))
      case 'no-alternative':
        return fault.all ? texts.noAlternative : texts.someWithoutAlternative(fault.services.length, formatList(locale.value, [...fault.services.slice(0, named).map(serviceName), ...(fault.services.length > named ? [preview.more(fault.services.length - named).replace(/^\S+ /, '')] : [])]))
      case 'closed-alternative':
        return texts.closedAlternative(serviceName(fault.service))
      case 'asks-first':
        return texts.asksFirst(place(fault.exception))
      case 'no-service':
        return texts.noService
    }
  }
  if (faults.length === 0) return null
  return (
    <ul class="rule-faults small">
      {faults.map((fault) => (
        <li key={fault.kind} class={fault.kind === 'asks-first' || fault.kind === 'no-service' ? 'note' : 'fault'}>
          <Icon name={fault.kind === 'asks-first' || fault.kind === 'no-service' ? 'info' : 'risk'} />
          <span>{words(fault)}</span>
          {fault.kind === 'never' && fault.as === 'exception' && onMove !== null && (
            <button type="button" class="link-like" onClick={() => onMove(place(fault.by) - 1)}>{texts.move(place(fault.by))}</button>
          )}
        </li>
      ))}
    </ul>
  )
}
