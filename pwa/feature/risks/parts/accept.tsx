import { useState } from 'preact/hooks'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { treatmentText } from '#shared/message/risk.ts'
import { acceptanceDays } from '#shared/act/rules.ts'
import { addDays } from '#shared/calendar/calendar.ts'
import { riskCatalogueVersion } from '#shared/risk/catalogue.ts'
import type { RiskInstance } from '#shared/register/index.ts'
import { pendingActs, proposeAct, withdrawAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { TextArea, TextField } from '../../../ui/field/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import { today } from '../../../worker/index.ts'

/** Days offered at most, by level: one fewer than the relay allows, whose day may be another than ours. */
const mostDays = { low: acceptanceDays.low - 1, medium: acceptanceDays.medium - 1, high: acceptanceDays.high - 1 } as const

/** Accepts a risk for a time, as an act with a reason. */
export function AcceptDialog({ risk, open, onClose }: { readonly risk: RiskInstance; readonly open: boolean; readonly onClose: () => void }) {
  const { accept: texts, explain } = textsOf(pwaRisksMessages)
  return (
    <Dialog open={open} title={texts.title} closeLabel={explain.close} onClose={onClose}>
      <AcceptForm risk={risk} onDone={onClose} />
    </Dialog>
  )
}

function AcceptForm({ risk, onDone }: { readonly risk: RiskInstance; readonly onDone: () => void }) {
  const { accept: texts } = textsOf(pwaRisksMessages)
  const { riskLevel } = textsOf(pwaRegisterMessages)
  const level = risk.level === null || risk.level === 'critical' ? null : risk.level
  const latest = addDays(today.value, level === null ? 0 : mostDays[level])
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(addDays(today.value, 90))
  const [conditions, setConditions] = useState('')
  const [error, setError] = useState<{ readonly field: 'reason' | 'until'; readonly text: string } | null>(null)
  if (level === null) return null

  async function send(accepted: 'low' | 'medium' | 'high'): Promise<void> {
    if (reason.trim() === '') return setError({ field: 'reason', text: texts.missing })
    if (until <= today.value || until > latest) return setError({ field: 'until', text: texts.badDate })
    const list = conditions.split('\n').map((line) => line.trim()).filter((line) => line !== '')
    await proposeAct({ kind: 'accept-risk', risk: risk.risk, service: risk.service, level: accepted, conditions: list, until, rules: riskCatalogueVersion }, reason.trim())
    toast({ text: texts.sent })
    onDone()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send(level)
      }}
    >
      <p>{texts.text(riskLevel[level])}</p>
      <TextArea label={texts.reason} hint={texts.reasonHint} value={reason} maxLength={1000} error={error?.field === 'reason' ? error.text : undefined} onInput={setReason} />
      <TextField label={texts.until} hint={texts.untilHint(latest)} type="date" value={until} min={addDays(today.value, 1)} max={latest} error={error?.field === 'until' ? error.text : undefined} onInput={setUntil} />
      <TextArea label={texts.conditions} hint={texts.conditionsHint} rows={2} value={conditions} maxLength={2000} onInput={setConditions} />
      <div class="line form-actions">
        <Button onClick={onDone}>{texts.cancel}</Button>
        <Button type="submit" look="primary">{texts.send}</Button>
      </div>
    </form>
  )
}

/** Acceptances and attestations of this risk that the relay has not confirmed. */
export function PendingActs({ risk }: { readonly risk: RiskInstance }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const refusals: Readonly<Record<string, string>> = textsOf(pwaActMessages).refusal
  const own = pendingActs.value.filter(({ act: { content } }) => (content.kind === 'accept-risk' || content.kind === 'attest-treatment') && content.risk === risk.risk && content.service === risk.service)
  return (
    <>
      {own.map(({ act, state, problem }) => (
        <Notice key={act.id} tone={state === 'returned' ? 'attention' : 'plain'} action={<Button look="quiet" onClick={() => void withdrawAct(act.id)}>{texts.withdraw}</Button>}>
          {act.content.kind === 'attest-treatment' && <strong>{treatmentText(act.content.treatment, locale.value)} </strong>}
          {state === 'returned' ? `${texts.returned} ${problem === null ? '' : (refusals[problem.code] ?? problem.message)}` : texts.pending}
        </Notice>
      ))}
    </>
  )
}
