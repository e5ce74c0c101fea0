import { useState } from 'preact/hooks'
import { pwaDecideMessages } from '#shared/message/pwa-decide.ts'
import { pwaRuleEditorMessages } from '#shared/message/pwa-rule-editor.ts'
import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import { rungs, type Rule } from '#shared/rule/schema.ts'
import { catalogue } from '../../../data/catalogue.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { RadioGroup, TextArea } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import type { Editing } from '../rules.tsx'
import { ConditionRow } from './condition.tsx'
import { allFacts, fieldsOf, readRule, ruleOfFields, type RuleFieldFault, type RuleFields } from './fields.ts'
import { policies } from './state.ts'
import { ruleWords } from './words.ts'

type EditorProps = { readonly editing: Editing; readonly onSave: (rule: Rule) => void; readonly onClose: () => void }

/** "When … and … then …": a rule composed like a sentence, and read back in words. */
export function RuleEditor({ editing, onSave, onClose }: EditorProps) {
  const texts = textsOf(pwaRulesMessages)
  const { editor } = textsOf(pwaRuleEditorMessages)
  const { rule, place, isNew } = editing
  const [fields, setFields] = useState<RuleFields>(() => fieldsOf(rule))
  const [fault, setFault] = useState<RuleFieldFault | null>(null)
  const set = (changed: Partial<RuleFields>) => setFields((now) => ({ ...now, ...changed }))
  const { when, rung } = fields
  const taken = when.map(({ fact }) => fact)
  const free = allFacts.find((fact) => !taken.includes(fact))

  function save(): void {
    const read = readRule(rule.id, fields)
    if (read.ok) onSave(read.rule)
    else setFault(read.fault)
  }

  return (
    <Dialog
      open
      wide
      title={isNew ? editor.new : editor.edit(place + 1)}
      closeLabel={texts.close}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>{texts.cancel}</Button>
          <Button look="primary" onClick={save}>{editor.save}</Button>
        </>
      }
    >
      <div class="stack rule-editor">
        <p class="rule-read" aria-live="polite" aria-label={editor.reads}>{ruleWords(readable(ruleOfFields(rule.id, fields)))}</p>
        <section class="stack-tight" aria-label={editor.when}>
          {when.length === 0 && <p class="soft">{editor.always}</p>}
          {when.map((condition, index) => (
            <ConditionRow
              key={index}
              condition={condition}
              isFirst={index === 0}
              taken={taken}
              error={fault?.field === 'values' && fault.fact === condition.fact && condition.values.length === 0 ? editor.errors.values : undefined}
              onChange={(changed) => set({ when: when.map((item, at) => (at === index ? changed : item)) })}
              onRemove={() => set({ when: when.filter((_, at) => at !== index) })}
            />
          ))}
          {free !== undefined && (
            <div><Button icon="plus" onClick={() => set({ when: [...when, { fact: when.length === 0 ? 'status' : free, values: [], not: false, orUnknown: false }] })}>{editor.addCondition}</Button></div>
          )}
        </section>
        <RadioGroup label={editor.outcome} options={rungs.map((value) => ({ value, ...texts.rung[value] }))} chosen={rung} onChange={(chosen) => set({ rung: chosen })} />
        {(rung === 'redirect' || rung === 'block') && (
          <Alternative rung={rung} value={fields.alternative} error={fault?.field === 'alternative' ? editor.errors.alternative : undefined} onChange={(alternative) => set({ alternative })} />
        )}
        <details class="rule-words-own" open={fields.en !== '' || fields.de !== ''}>
          <summary>{editor.text}</summary>
          <div class="stack-tight">
            <p class="soft small">{editor.textHint}</p>
            <TextArea label={editor.en} rows={2} maxLength={300} value={fields.en} onInput={(en) => set({ en })} />
            <TextArea label={editor.de} rows={2} maxLength={300} value={fields.de} onInput={(de) => set({ de })} />
          </div>
        </details>
        {fault?.field === 'text' && <p class="field-error small" role="alert">{editor.errors.text}</p>}
      </div>
    </Dialog>
  )
}

/** The sentence of a rule that is not finished leaves out what has no values yet. */
function readable(rule: Rule): Rule {
  return { ...rule, when: rule.when.filter(({ values }) => values.length > 0) }
}

/** Where to instead: what is approved here comes first. */
function Alternative({ rung, value, error, onChange }: { readonly rung: 'redirect' | 'block'; readonly value: string; readonly error: string | undefined; readonly onChange: (value: string) => void }) {
  const { editor } = textsOf(pwaRuleEditorMessages)
  const { approvedHere } = textsOf(pwaDecideMessages)
  const approved = new Set(policies().flatMap(({ service, status }) => (status === 'approved' || status === 'approved_with_conditions' ? [service] : [])))
  const [first, rest] = [catalogue.services.filter(({ id }) => approved.has(id)), catalogue.services.filter(({ id }) => id === value && !approved.has(id))]
  return (
    <div class={error === undefined ? 'field' : 'field invalid'}>
      <label for="rule-alternative">{editor.alternative}</label>
      <p class="soft small" id="rule-alternative-hint">{editor.alternativeHint[rung]}</p>
      <select id="rule-alternative" class="input" aria-describedby="rule-alternative-hint" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{editor.ofDecision}</option>
        {rest.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        {first.length > 0 && <optgroup label={approvedHere}>{first.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</optgroup>}
      </select>
      {error !== undefined && <p class="field-error small" role="alert">{error}</p>}
    </div>
  )
}
