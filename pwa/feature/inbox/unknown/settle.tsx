import { useId, useState } from 'preact/hooks'
import { catalogueMessages } from '#shared/message/catalogue.ts'
import { pwaUnknownMessages } from '#shared/message/pwa-unknown.ts'
import { serviceCategories } from '#shared/catalogue/kind.ts'
import { catalogue } from '../../../data/catalogue.ts'
import { proposeAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { RadioGroup, SelectField, TextArea, TextField } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import { serviceName } from '../../name/index.tsx'
import { findServices, readFields, startFields, type Outcome, type SettledHost, type SettleError, type SettleFields } from './state.ts'

type SettleDialogProps = {
  readonly opened: { readonly host: string | null; readonly before: SettledHost | null } | null
  readonly onClose: () => void
}

/** Says what a host is: an AI service, an address of a known one, or nothing of interest. Each is an act, with its reason. */
export function SettleDialog({ opened, onClose }: SettleDialogProps) {
  const { form: texts } = textsOf(pwaUnknownMessages)
  const formId = useId()
  const host = opened?.host ?? null
  return (
    <Dialog
      open={opened !== null}
      title={host === null ? texts.titleOther : texts.title(host)}
      closeLabel={texts.cancel}
      onClose={onClose}
      actions={<><Button look="quiet" onClick={onClose}>{texts.cancel}</Button><Button type="submit" form={formId} look="primary">{texts.send}</Button></>}
    >
      <SettleForm id={formId} host={host} before={opened?.before ?? null} onDone={onClose} />
    </Dialog>
  )
}

type SettleFormProps = { readonly id: string; readonly host: string | null; readonly before: SettledHost | null; readonly onDone: () => void }

function SettleForm({ id: formId, host, before, onDone }: SettleFormProps) {
  const { form: texts, outcome: outcomes, outcomeHint } = textsOf(pwaUnknownMessages)
  const { category: categories } = textsOf(catalogueMessages)
  const [fields, setFields] = useState<SettleFields>(() => startFields(host ?? '', before?.content ?? null))
  const [error, setError] = useState<SettleError | null>(null)
  const set = (change: Partial<SettleFields>) => setFields((now) => ({ ...now, ...change }))
  const offered: readonly Outcome[] = before === null ? ['confirm', 'merge', 'dismiss'] : ['reopen', 'confirm', 'merge', 'dismiss']
  const errorAt = (...at: readonly SettleError[]) => (error !== null && at.includes(error) ? texts.errors[error] : undefined)

  async function send(): Promise<void> {
    const read = readFields(fields, (typed) => catalogue.services.filter(({ id, hosts }) => !catalogue.isOwn(id) && hosts.includes(typed)).map(({ id }) => id))
    if (!read.ok) return setError(read.error)
    await proposeAct(read.content, read.reason)
    toast({ text: texts.sent })
    onDone()
  }

  return (
    <form
      id={formId}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {host === null && <TextField label={texts.host} hint={texts.hostHint} value={fields.host} error={errorAt('host', 'host-known', 'host-shared')} maxLength={120} onInput={(typed) => set({ host: typed })} />}
      <RadioGroup label={texts.outcome} error={host === null ? undefined : errorAt('host', 'host-known', 'host-shared')} options={offered.map((value) => ({ value, label: outcomes[value], hint: outcomeHint[value] }))} chosen={fields.outcome} onChange={(outcome) => set({ outcome })} />
      {fields.outcome === 'confirm' && (
        <>
          <TextField label={texts.name} value={fields.name} error={errorAt('name')} maxLength={80} onInput={(name) => set({ name })} />
          <TextField label={texts.vendor} hint={texts.vendorHint} value={fields.vendor} error={errorAt('vendor')} maxLength={80} onInput={(vendor) => set({ vendor })} />
          <SelectField label={texts.category} options={serviceCategories.map((value) => ({ value, label: categories[value] }))} value={fields.category} onChange={(category) => set({ category })} />
        </>
      )}
      {fields.outcome === 'merge' && <ServiceField value={fields.service} error={errorAt('service')} onChange={(service) => set({ service })} />}
      <TextArea label={texts.reason} hint={texts.reasonHint} rows={2} value={fields.reason} error={errorAt('reason')} maxLength={1000} onInput={(reason) => set({ reason })} />
    </form>
  )
}

/** A known service, found by typing. */
function ServiceField({ value, error, onChange }: { readonly value: string; readonly error: string | undefined; readonly onChange: (service: string) => void }) {
  const { form: texts } = textsOf(pwaUnknownMessages)
  const [typed, type] = useState(value === '' ? '' : serviceName(value))
  const found = findServices(catalogue.services, typed)
  return (
    <>
      <TextField label={texts.service} hint={texts.serviceHint} type="search" value={typed} error={error} onInput={type} />
      {typed.trim() !== '' && found.length === 0 && <p class="soft">{texts.noMatch}</p>}
      {found.length > 0 && <RadioGroup label={texts.matches} options={found.map(({ id, name, vendor }) => ({ value: id, label: name, hint: vendor }))} chosen={value === '' ? null : value} onChange={onChange} />}
    </>
  )
}
