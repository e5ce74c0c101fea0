import { pwaDecideMessages } from '#shared/message/pwa-decide.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { AllowedUse } from '#shared/act/schema.ts'
import { levels, purposes } from '#shared/taxonomy/lists.ts'
import type { Purpose } from '#shared/taxonomy/schema.ts'
import { Button } from '../../../ui/button/index.tsx'
import { CheckboxGroup } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { copyOf, decidable, presetNames, presetOf, presets } from '../state.ts'

type UsesFieldProps = { readonly uses: readonly AllowedUse[]; readonly error: string | undefined; readonly onChange: (uses: readonly AllowedUse[]) => void }

/** The uses that are allowed: a preset to start from, then purposes x levels x accounts, as often as needed. */
export function UsesField({ uses, error, onChange }: UsesFieldProps) {
  const texts = textsOf(pwaDecideMessages)
  const preset = presetOf(uses)
  const put = (index: number, use: AllowedUse) => onChange(uses.map((known, at) => (at === index ? copyOf(use) : known)))
  return (
    <fieldset class="field uses">
      <legend>{texts.uses}</legend>
      <fieldset class="segments" aria-label={texts.preset}>
        {presetNames.map((name) => (
          <button key={name} type="button" aria-pressed={preset === name} onClick={() => onChange([copyOf(presets[name])])}>{texts.presetOf[name]}</button>
        ))}
        {preset === null && <button type="button" aria-pressed="true">{texts.presetOf.own}</button>}
      </fieldset>
      <p class="soft small">{texts.presetNote}</p>
      {uses.map((use, index) => (
        <UseFields key={index} use={use} number={index + 1} alone={uses.length === 1} onChange={(changed) => put(index, changed)} onRemove={() => onChange(uses.filter((_, at) => at !== index))} />
      ))}
      {error !== undefined && <p class="field-error" role="alert">{error}</p>}
      {uses.length < 20 && <div><Button look="quiet" icon="plus" onClick={() => onChange([...uses, copyOf({ purposes: [], levels: ['public'], accountTypes: [] })])}>{texts.addUse}</Button></div>}
    </fieldset>
  )
}

type UseFieldsProps = { readonly use: AllowedUse; readonly number: number; readonly alone: boolean; readonly onChange: (use: AllowedUse) => void; readonly onRemove: () => void }

function UseFields({ use, number, alone, onChange, onRemove }: UseFieldsProps) {
  const texts = textsOf(pwaDecideMessages)
  const words = textsOf(taxonomyMessages)
  return (
    <fieldset class="use" aria-label={texts.use(number)}>
      {!alone && (
        <div class="use-head">
          <h3>{texts.use(number)}</h3>
          <Button look="quiet" icon="trash" aria-label={texts.removeUse(number)} onClick={onRemove} />
        </div>
      )}
      <CheckboxGroup label={texts.levels} options={levels.map((id) => ({ value: id, label: words.level[id].label }))} chosen={use.levels} onChange={(chosen) => onChange({ ...use, levels: chosen })} />
      <CheckboxGroup label={texts.accounts} options={decidable.map((id) => ({ value: id, label: words.accountType[id].label }))} chosen={use.accountTypes} onChange={(accountTypes) => onChange({ ...use, accountTypes })} />
      <PurposeGroups chosen={use.purposes} onChange={(chosen) => onChange({ ...use, purposes: chosen })} />
    </fieldset>
  )
}

const groups = [...new Set(purposes.map((purpose) => purpose.group))]

/** Purposes by group; a group says how many of it are chosen and unfolds. */
function PurposeGroups({ chosen, onChange }: { readonly chosen: readonly Purpose[]; readonly onChange: (chosen: Purpose[]) => void }) {
  const texts = textsOf(pwaDecideMessages)
  const words = textsOf(taxonomyMessages)
  return (
    <div class="field">
      <div class="purposes-head">
        <strong>{texts.purposes}</strong>
        <span class="line">
          <Button look="quiet" onClick={() => onChange(purposes.map((purpose) => purpose.id))}>{texts.allPurposes}</Button>
          <Button look="quiet" onClick={() => onChange([])}>{texts.noPurposes}</Button>
        </span>
      </div>
      {groups.map((group) => {
        const own = purposes.filter((purpose) => purpose.group === group).map((purpose) => purpose.id)
        const count = own.filter((id) => chosen.includes(id)).length
        const rest = chosen.filter((id) => !own.includes(id))
        return (
          <div key={group} class="purpose-group">
            <input
              type="checkbox"
              checked={count === own.length}
              ref={(input) => {
                if (input !== null) input.indeterminate = count > 0 && count < own.length
              }}
              aria-label={texts.group(words.purposeGroup[group], count, own.length)}
              onChange={() => onChange(count === own.length ? rest : [...rest, ...own])}
            />
            <details>
              <summary>
                <span>{words.purposeGroup[group]}</span>
                <span class="soft">{count} / {own.length}</span>
              </summary>
              <CheckboxGroup label={words.purposeGroup[group]} options={own.map((id) => ({ value: id, label: words.purpose[id].label }))} chosen={own.filter((id) => chosen.includes(id))} onChange={(picked) => onChange([...rest, ...picked])} />
            </details>
          </div>
        )
      })}
    </div>
  )
}
