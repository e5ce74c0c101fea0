import { useState } from 'preact/hooks'
import { factLabel, factQuestion, factUnit, factValueText } from '#shared/message/fact.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { statementOf, type Confidence } from '#shared/register/index.ts'
import { session } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { CheckboxGroup, SelectField, TextArea, TextField } from '../../../ui/field/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import { today } from '../../../worker/index.ts'
import { factSheet, organisationFacts } from '../../../worker/sheet.ts'
import { serviceName } from '../../name/index.tsx'
import { confirmFact, isOfAccount, propose, readValue, rightsFor, startFields, valueKind, type FactFields, type FactSubject } from './fact-state.ts'

export type { FactSubject } from './fact-state.ts'

const confidences: readonly Confidence[] = ['vendor_statement', 'document', 'contract', 'tested']

/** States a fact with its source, or confirms what somebody else has stated. Opens as a dialog for its subject. */
export function FactForm({ subject, onClose }: { readonly subject: FactSubject | null; readonly onClose: () => void }) {
  const words = textsOf(pwaRegisterMessages)
  const title = subject === null ? '' : `${serviceName(subject.service)}: ${factLabel(subject.fact, locale.value)}`
  return (
    <Dialog open={subject !== null} title={title} closeLabel={words.close} onClose={onClose}>
      {subject !== null && <FactFieldset key={`${subject.service} ${subject.fact} ${subject.accountTypes.join()}`} subject={subject} onDone={onClose} />}
    </Dialog>
  )
}

function FactFieldset({ subject, onDone }: { readonly subject: FactSubject; readonly onDone: () => void }) {
  const { form: texts } = textsOf(pwaInventoryMessages)
  const words = textsOf(pwaRegisterMessages)
  const accounts = textsOf(taxonomyMessages).accountType
  const [first] = subject.accountTypes
  const sheet = subject.service === null ? organisationFacts() : factSheet(subject.service, first ?? null)
  const known = sheet.drafts.get(subject.fact) ?? statementOf(sheet, subject.fact)
  const [fields, setFields] = useState<FactFields>(() => startFields(subject, known, today.value))
  const [reason, setReason] = useState(texts.defaultReason)
  const [error, setError] = useState<string | null>(null)
  const set = (changed: Partial<FactFields>) => setFields({ ...fields, ...changed })
  const rights = rightsFor(subject)
  const proposal = known?.origin === 'draft' ? known : null
  const isOwn = proposal !== null && proposal.editedBy === session.value?.member.id
  const value = readValue(subject.fact, fields)
  const start = startFields(subject, known, today.value)
  const isSameValue = JSON.stringify(readValue(subject.fact, start)) === JSON.stringify(value)
  // The catalogue counts as the one who proposed, so anybody may confirm what it says.
  const fromCatalogue = known?.origin === 'catalogue' && isSameValue
  const isChanged = proposal === null ? !fromCatalogue : JSON.stringify(start) !== JSON.stringify(fields)
  const mayConfirm = rights.confirm && (rights.alone || fromCatalogue || (!isChanged && !isOwn))

  async function send(confirm: boolean): Promise<void> {
    if (value === null || fields.source.trim() === '' || reason.trim() === '') return setError(texts.missing)
    if (fields.checkedOn > today.value || fields.expiresOn <= today.value) return setError(texts.badDates)
    if (rights.propose && (isChanged || (proposal !== null && fields.accountTypes.length > 1))) await propose(subject, fields, value)
    if (confirm) {
      const { source, checkedOn, confidence, expiresOn } = fields
      const proposedBy = isChanged ? (session.value?.member.id ?? null) : (proposal?.editedBy ?? null)
      await confirmFact(subject, fields.accountTypes, { value, source: source.trim(), checkedOn, confidence, expiresOn, proposedBy }, reason.trim())
    }
    toast({ text: confirm ? texts.waits : texts.proposed })
    onDone()
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send(mayConfirm)
      }}
    >
      <p>{factQuestion(subject.fact, locale.value)}</p>
      <ValueField subject={subject} fields={fields} set={set} />
      <TextField label={texts.source} hint={texts.sourceHint} value={fields.source} maxLength={400} onInput={(source) => set({ source })} />
      <div class="form-pair">
        <TextField label={texts.checkedOn} type="date" value={fields.checkedOn} max={today.value} onInput={(checkedOn) => set({ checkedOn })} />
        <TextField label={texts.expiresOn} type="date" value={fields.expiresOn} min={today.value} onInput={(expiresOn) => set({ expiresOn })} />
      </div>
      <SelectField label={texts.confidence} options={confidences.map((id) => ({ value: id, label: texts.confidenceOf[id] }))} value={fields.confidence} onChange={(confidence) => set({ confidence })} />
      {isOfAccount(subject.fact) && subject.accountTypes.length > 1 && (
        <CheckboxGroup
          label={texts.accounts}
          options={subject.accountTypes.map((id) => ({ value: id, label: accounts[id].label }))}
          chosen={fields.accountTypes}
          onChange={(accountTypes) => set({ accountTypes })}
        />
      )}
      {mayConfirm && <TextArea label={texts.reason} hint={texts.reasonHint} rows={2} value={reason} maxLength={1000} onInput={setReason} />}
      <p class="soft small">{fromCatalogue ? texts.catalogueProposed : rights.alone ? texts.samePerson : isOwn && !isChanged ? texts.ownProposal : mayConfirm ? texts.confirmText : texts.needsOther}</p>
      {error !== null && <p class="field-error" role="alert">{error}</p>}
      {rights.propose || mayConfirm ? (
        <div class="line form-actions">
          <Button onClick={onDone}>{words.cancel}</Button>
          {mayConfirm && isChanged && rights.propose && <Button onClick={() => void send(false)}>{texts.propose}</Button>}
          <Button type="submit" look="primary" disabled={!mayConfirm && !(isChanged && rights.propose)}>{mayConfirm ? (isChanged && rights.propose ? texts.proposeAndConfirm : texts.confirm) : texts.propose}</Button>
        </div>
      ) : (
        <p class="soft">{words.readOnly}</p>
      )}
    </form>
  )
}

type ValueFieldProps = { readonly subject: FactSubject; readonly fields: FactFields; readonly set: (changed: Partial<FactFields>) => void }

function ValueField({ subject: { fact }, fields, set }: ValueFieldProps) {
  const { form: texts } = textsOf(pwaInventoryMessages)
  const kind = valueKind(fact)
  const unit = factUnit(fact, locale.value)
  if (kind.kind === 'several') {
    return <CheckboxGroup label={texts.value} options={kind.values.map((id) => ({ value: id, label: factValueText(fact, [id], locale.value) }))} chosen={fields.several} onChange={(several) => set({ several })} />
  }
  if (kind.kind === 'choice') {
    const word = (id: string) => factValueText(fact, id === 'true' ? true : id === 'false' ? false : id, locale.value)
    return <SelectField label={texts.value} options={[{ value: '', label: texts.choose }, ...kind.values.map((id) => ({ value: id, label: word(id) }))]} value={fields.value} onChange={(value) => set({ value })} />
  }
  if (kind.kind === 'day') return <TextField label={texts.date} type="date" value={fields.value} onInput={(value) => set({ value })} />
  return <TextField label={unit === null ? texts.value : `${texts.value} (${unit})`} type={kind.kind} value={fields.value} maxLength={200} onInput={(value) => set({ value })} />
}
