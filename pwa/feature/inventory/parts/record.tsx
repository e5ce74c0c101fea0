import { useState } from 'preact/hooks'
import { formatDay } from '#shared/message/format.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { mayEdit } from '#shared/document/access.ts'
import { entryKey } from '#shared/document/schema.ts'
import { recordOf } from '#shared/register/index.ts'
import { acts, entries, session, setEntry } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { TextArea, TextField } from '../../../ui/field/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'

const fields = ['owner', 'useCase', 'contract', 'reviewOn', 'notes'] as const
type Field = (typeof fields)[number]

/** The inventory record: drafts, edited together. */
export function RecordSection({ service }: { readonly service: string }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const [editing, setEditing] = useState<Field | null>(null)
  const drafts = { inventory: entries('inventory').value }
  const role = session.value?.member.role
  const editable = role !== undefined && mayEdit(role, 'inventory')
  return (
    <Section title={texts.record} note={texts.recordNote}>
      <dl class="record">
        {fields.map((field) => {
          const entry = recordOf(drafts, service, field)
          if (editing === field) {
            return (
              <div key={field} class="record-editing">
                <dt class="visually-hidden">{texts.field[field]}</dt>
                <dd><FieldForm service={service} field={field} value={entry?.value ?? ''} onDone={() => setEditing(null)} /></dd>
              </div>
            )
          }
          return (
            <div key={field}>
              <dt>{texts.field[field]}</dt>
              <dd>
                {entry === undefined ? <span class="soft">{texts.notSet}</span> : <span class="record-value">{field === 'reviewOn' ? formatDay(locale.value, entry.value) : entry.value}</span>}
                {entry !== undefined && <small class="soft">{texts.edited(nameOf(entry.editedBy) ?? texts.someone, entry.editedOn)}</small>}
                {editable && <Button look="quiet" icon="edit" aria-label={`${textsOf(pwaRegisterMessages).edit}: ${texts.field[field]}`} onClick={() => setEditing(field)} />}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}

/** Name of a member, as far as an act or the session has told it. */
function nameOf(member: string): string | null {
  const own = session.value?.member
  return (own?.id === member ? own.name : acts.value.find((act) => act.by.id === member)?.by.name) ?? null
}

function FieldForm({ service, field, value: before, onDone }: { readonly service: string; readonly field: Field; readonly value: string; readonly onDone: () => void }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const words = textsOf(pwaRegisterMessages)
  const [value, setValue] = useState(before)
  async function save(): Promise<void> {
    const text = value.trim()
    if (text !== before) await setEntry('inventory', entryKey.record(service, field), text === '' ? null : { value: text })
    onDone()
  }
  const common = { label: texts.field[field], hint: texts.fieldHint[field], value, onInput: setValue }
  return (
    <form
      class="record-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {field === 'notes' || field === 'contract' ? <TextArea {...common} maxLength={4000} rows={4} /> : <TextField {...common} type={field === 'reviewOn' ? 'date' : 'text'} maxLength={field === 'owner' ? 120 : 400} />}
      <div class="line form-actions">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button type="submit" look="primary">{words.save}</Button>
      </div>
    </form>
  )
}
