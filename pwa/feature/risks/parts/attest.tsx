import { useState } from 'preact/hooks'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { treatmentText } from '#shared/message/risk.ts'
import { addDays } from '#shared/calendar/calendar.ts'
import type { RiskInstance } from '#shared/register/index.ts'
import type { TreatmentId } from '#shared/risk/schema.ts'
import { proposeAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { TextArea, TextField } from '../../../ui/field/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import { today } from '../../../worker/index.ts'

/** An attestation counts for half a year unless somebody says otherwise. */
const validDays = 182

type AttestDialogProps = { readonly risk: RiskInstance; readonly treatment: TreatmentId | null; readonly onClose: () => void }

/** Attests, as an act with evidence, that a treatment is in place which no fact can show. */
export function AttestDialog({ risk, treatment, onClose }: AttestDialogProps) {
  const { attest: texts, explain } = textsOf(pwaRisksMessages)
  return (
    <Dialog open={treatment !== null} title={texts.title} closeLabel={explain.close} onClose={onClose}>
      {treatment !== null && <AttestForm risk={risk} treatment={treatment} onDone={onClose} />}
    </Dialog>
  )
}

function AttestForm({ risk, treatment, onDone }: { readonly risk: RiskInstance; readonly treatment: TreatmentId; readonly onDone: () => void }) {
  const { attest: texts, accept } = textsOf(pwaRisksMessages)
  const [evidence, setEvidence] = useState('')
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(addDays(today.value, validDays))
  const [isTried, setTried] = useState(false)
  const isMissing = (value: string) => isTried && value.trim() === ''

  async function send(): Promise<void> {
    setTried(true)
    if (evidence.trim() === '' || reason.trim() === '' || until <= today.value) return
    await proposeAct({ kind: 'attest-treatment', treatment, risk: risk.risk, service: risk.service, evidence: evidence.trim(), until }, reason.trim())
    toast({ text: accept.sent })
    onDone()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p><strong>{treatmentText(treatment, locale.value)}</strong></p>
      <p class="soft">{texts.text}</p>
      <TextField label={texts.evidence} hint={texts.evidenceHint} value={evidence} maxLength={400} error={isMissing(evidence) ? texts.missingEvidence : undefined} onInput={setEvidence} />
      <TextField label={texts.until} type="date" value={until} min={addDays(today.value, 1)} error={isTried && until <= today.value ? texts.badDate : undefined} onInput={setUntil} />
      <TextArea label={accept.reason} hint={texts.reasonHint} value={reason} maxLength={1000} error={isMissing(reason) ? accept.missing : undefined} onInput={setReason} />
      <div class="line form-actions">
        <Button onClick={onDone}>{accept.cancel}</Button>
        <Button type="submit" look="primary">{texts.send}</Button>
      </div>
    </form>
  )
}
