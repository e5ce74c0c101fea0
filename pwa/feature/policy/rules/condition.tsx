import { useId, useState } from 'preact/hooks'
import { pwaRuleEditorMessages } from '#shared/message/pwa-rule-editor.ts'
import type { RuleFact } from '#shared/rule/schema.ts'
import { eeaCountries, isEea } from '#shared/taxonomy/eea.ts'
import { Button } from '../../../ui/button/index.tsx'
import { CheckboxGroup } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { factGroups, isSearched, isYesNo, optionsOf, type ConditionFields } from './fields.ts'
import { countryName } from './words.ts'
import { serviceName } from '../../name/index.tsx'

type ConditionRowProps = {
  readonly condition: ConditionFields
  readonly isFirst: boolean
  /** Facts that other conditions have taken. */
  readonly taken: readonly RuleFact[]
  readonly error: string | undefined
  readonly onChange: (condition: ConditionFields) => void
  readonly onRemove: () => void
}

/** One condition as a part of a sentence: fact, is or is not, values, or unknown. */
export function ConditionRow({ condition, isFirst, taken, error, onChange, onRemove }: ConditionRowProps) {
  const { editor: texts, fact: facts, factHint, factGroup } = textsOf(pwaRuleEditorMessages)
  const { fact, values, not, orUnknown } = condition
  const hint: string | undefined = factHint[fact as keyof typeof factHint]
  const id = useId()
  return (
    <fieldset class="condition" aria-label={facts[fact]} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <div class="condition-line">
        <span class="condition-join soft">{isFirst ? texts.when : texts.and}</span>
        <select class="input" aria-label={texts.fact} value={fact} onChange={(event) => onChange({ fact: event.currentTarget.value as RuleFact, values: [], not: false, orUnknown: false })}>
          {(['service', 'person', 'answer'] as const).map((group) => (
            <optgroup key={group} label={factGroup[group]}>
              {factGroups[group].filter((item) => item === fact || !taken.includes(item)).map((item) => <option key={item} value={item}>{facts[item]}</option>)}
            </optgroup>
          ))}
        </select>
        {!isYesNo(fact) && (
          <select class="input condition-is" aria-label={texts.operator} value={not ? 'not' : 'is'} onChange={(event) => onChange({ ...condition, not: event.currentTarget.value === 'not' })}>
            <option value="is">{texts.is}</option>
            <option value="not">{texts.isNot}</option>
          </select>
        )}
        <Button look="quiet" icon="trash" aria-label={texts.removeCondition(facts[fact])} onClick={onRemove} />
      </div>
      {hint !== undefined && <p class="soft small" id={`${id}-hint`}>{hint}</p>}
      {isSearched(fact) ? (
        <SearchedValues key={fact} fact={fact} condition={condition} onChange={onChange} />
      ) : optionsOf(fact).length === 0 ? (
        <p class="soft">{texts.noDepartments}</p>
      ) : (
        <CheckboxGroup label={texts.values(facts[fact])} options={optionsOf(fact)} chosen={values} onChange={(chosen) => onChange({ ...condition, values: chosen })} />
      )}
      {error !== undefined && <p class="field-error small" role="alert">{error}</p>}
      <label class="choice condition-unknown">
        <input type="checkbox" checked={orUnknown} onChange={(event) => onChange({ ...condition, orUnknown: event.currentTarget.checked })} />
        <span>{texts.orUnknown}</span>
      </label>
    </fieldset>
  )
}

/** Values looked for by name; those chosen stand before the field. */
function SearchedValues({ fact, condition, onChange }: { readonly fact: 'service' | 'country'; readonly condition: ConditionFields; readonly onChange: (condition: ConditionFields) => void }) {
  const { editor: texts, fact: facts } = textsOf(pwaRuleEditorMessages)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [isUnknown, setUnknown] = useState(false)
  const { values, not } = condition
  const options = optionsOf(fact)
  const nameOf = fact === 'service' ? serviceName : countryName
  const isWholeEea = fact === 'country' && isEea(values)
  const add = () => {
    const wanted = typed.trim().toLowerCase()
    const found = options.find(({ value, label }) => label.toLowerCase() === wanted || value.toLowerCase() === wanted)
    setUnknown(wanted !== '' && found === undefined)
    if (found === undefined) return
    setTyped('')
    if (!values.includes(found.value)) onChange({ ...condition, values: [...(isWholeEea ? [] : values), found.value] })
  }
  return (
    <div class="searched">
      {values.length > 0 && (
        <ul class="chosen">
          {isWholeEea ? (
            <Chosen name={texts.eea} onRemove={() => onChange({ ...condition, values: [] })} />
          ) : (
            values.map((value) => <Chosen key={value} name={nameOf(value)} onRemove={() => onChange({ ...condition, values: values.filter((item) => item !== value) })} />)
          )}
        </ul>
      )}
      <div class="line">
        <input
          class="input searched-input"
          list={`${id}-list`}
          aria-label={texts.values(facts[fact])}
          aria-invalid={isUnknown}
          placeholder={texts[fact]}
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <datalist id={`${id}-list`}>{options.map(({ value, label }) => <option key={value} value={label}>{label}</option>)}</datalist>
        <Button onClick={add}>{texts.addValue}</Button>
        {fact === 'country' && !(isWholeEea && not) && <Button look="quiet" onClick={() => onChange({ ...condition, values: [...eeaCountries], not: true })}>{texts.outsideEea}</Button>}
      </div>
      {isUnknown && <p class="field-error small" role="alert">{texts.unknownValue}</p>}
    </div>
  )
}

function Chosen({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { editor: texts } = textsOf(pwaRuleEditorMessages)
  return (
    <li>
      <span>{name}</span>
      <Button look="quiet" icon="close" aria-label={texts.removeValue(name)} onClick={onRemove} />
    </li>
  )
}
