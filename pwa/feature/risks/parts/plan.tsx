import { useState } from 'preact/hooks'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { treatmentText } from '#shared/message/risk.ts'
import { entryKey, type PlanEntry } from '#shared/document/schema.ts'
import { findTreatment } from '#shared/risk/catalogue.ts'
import type { RiskInstance } from '#shared/register/index.ts'
import type { TreatmentId } from '#shared/risk/schema.ts'
import { setEntry } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { TextArea, TextField } from '../../../ui/field/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'

type PlanDialogProps = { readonly risk: RiskInstance; readonly treatment: TreatmentId | null; readonly plan: PlanEntry | null; readonly onClose: () => void }

/** Plans a treatment: who, by when. A draft: it shows what is intended and changes no risk. */
export function PlanDialog({ risk, treatment, plan, onClose }: PlanDialogProps) {
  const { plan: texts, explain } = textsOf(pwaRisksMessages)
  return (
    <Dialog open={treatment !== null} title={texts.title} closeLabel={explain.close} onClose={onClose}>
      {treatment !== null && <PlanForm risk={risk} treatment={treatment} plan={plan} onDone={onClose} />}
    </Dialog>
  )
}

type PlanFormProps = { readonly risk: RiskInstance; readonly treatment: TreatmentId; readonly plan: PlanEntry | null; readonly onDone: () => void }

function PlanForm({ risk, treatment, plan, onDone }: PlanFormProps) {
  const { plan: texts, accept } = textsOf(pwaRisksMessages)
  const [owner, setOwner] = useState(plan?.owner ?? '')
  const [dueOn, setDueOn] = useState(plan?.dueOn ?? '')
  const [note, setNote] = useState(plan?.note ?? '')
  const [isTried, setTried] = useState(false)
  const key = entryKey.plan(risk.risk, risk.service ?? 'organisation', treatment)

  async function save(): Promise<void> {
    setTried(true)
    if (owner.trim() === '') return
    await setEntry('risk', key, { option: plan?.option ?? findTreatment(treatment)?.option ?? 'mitigate', owner: owner.trim(), dueOn: dueOn === '' ? null : dueOn, note: note.trim() })
    toast({ text: texts.saved })
    onDone()
  }
  async function remove(): Promise<void> {
    await setEntry('risk', key, null)
    onDone()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p><strong>{treatmentText(treatment, locale.value)}</strong></p>
      <p class="soft">{texts.text}</p>
      <TextField label={texts.owner} hint={texts.ownerHint} value={owner} maxLength={80} error={isTried && owner.trim() === '' ? texts.missing : undefined} onInput={setOwner} />
      <TextField label={texts.dueOn} type="date" value={dueOn} onInput={setDueOn} />
      <TextArea label={texts.note} rows={2} value={note} maxLength={1000} onInput={setNote} />
      <div class="line form-actions">
        {plan !== null && <Button look="quiet" onClick={() => void remove()}>{texts.remove}</Button>}
        <Button onClick={onDone}>{accept.cancel}</Button>
        <Button type="submit" look="primary">{texts.save}</Button>
      </div>
    </form>
  )
}
