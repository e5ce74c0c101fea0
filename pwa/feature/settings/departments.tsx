import { useState } from 'preact/hooks'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { departmentSuggestions } from '#shared/taxonomy/lists.ts'
import { Button } from '../../ui/button/index.tsx'
import { TextField } from '../../ui/field/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { freshId, type Department } from './department.ts'

/** The organisation's list of departments. */
export function Departments({ departments, onChange }: { readonly departments: readonly Department[]; readonly onChange: (departments: readonly Department[]) => void }) {
  const { organisation: texts } = textsOf(pwaSettingsMessages)
  const labels = textsOf(taxonomyMessages).department
  const [name, setName] = useState('')
  const suggestions = departmentSuggestions.filter((id) => id !== 'other' && !departments.some((known) => known.id === id))
  const add = (department: Department) => onChange([...departments, department])
  const addNamed = () => {
    if (name.trim() === '') return
    add({ id: freshId(name, departments), name: name.trim() })
    setName('')
  }
  return (
    <fieldset class="field">
      <legend>{texts.departments}</legend>
      <p class="soft small">{texts.departmentsHint}</p>
      <ul>
        {departments.map((department) => (
          <li key={department.id} class="department-row">
            <span>{department.name} <code>{department.id}</code></span>
            <Button look="quiet" icon="close" aria-label={texts.remove(department.name)} onClick={() => onChange(departments.filter(({ id }) => id !== department.id))} />
          </li>
        ))}
      </ul>
      <div class="line department-new" onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); addNamed() } }}>
        <TextField label={texts.addDepartment} placeholder={texts.departmentPlaceholder} value={name} onInput={setName} maxLength={60} />
        <Button icon="plus" aria-label={texts.addDepartment} onClick={addNamed} />
      </div>
      {suggestions.length > 0 && (
        <div class="line suggestions">
          <span class="soft small">{texts.suggest}</span>
          {suggestions.map((id) => (
            <Button key={id} look="quiet" icon="plus" onClick={() => add({ id, name: labels[id] })}>{labels[id]}</Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}
