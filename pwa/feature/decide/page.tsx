import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { formatDay } from '#shared/message/format.ts'
import { pwaDecideMessages } from '#shared/message/pwa-decide.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { mayAct } from '#shared/act/rules.ts'
import { addDays } from '#shared/calendar/calendar.ts'
import type { RegisterService } from '#shared/register/index.ts'
import { catalogue } from '../../data/catalogue.ts'
import { pendingActs, proposeAct, session, withdrawAct } from '../../data/index.ts'
import { Button, LinkButton } from '../../ui/button/index.tsx'
import { EmptyState, Notice } from '../../ui/empty/index.tsx'
import { RadioGroup, TextArea, TextField } from '../../ui/field/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { PageHeader, Section } from '../../ui/page/index.tsx'
import { toast } from '../../ui/toast/index.tsx'
import { today } from '../../worker/index.ts'
import { RegisterGate, useQuery } from '../mark/index.tsx'
import { serviceName } from '../name/index.tsx'
import { PendingDecisions } from '../inventory/index.tsx'
import { AlternativeField } from './parts/alternative.tsx'
import { CardPreview } from './parts/card-preview.tsx'
import { AllowedMatrix, OutsideList } from './parts/matrix.tsx'
import { TouchedRisks } from './parts/risks.tsx'
import { UsesField } from './parts/uses.tsx'
import { approves, offeredOutcomes, readDecision, reviewFor, startFields, type DecisionFields, type FieldError, type Outcome } from './state.ts'
import './decide.css'

/** What is allowed with a service? The form on the left, what it means on the right. */
export function DecidePage({ service = '' }: { readonly service?: string }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  return (
    <RegisterGate>
      {(register) => {
        const entry = register.services.get(service) ?? null
        if (entry !== null || catalogue.serviceById(service) !== undefined) return <Decide key={service} id={service} entry={entry} />
        return <EmptyState whole title={texts.unknown} action={<LinkButton href="/inventory?view=all">{texts.back}</LinkButton>}>{texts.unknownText}</EmptyState>
      }}
    </RegisterGate>
  )
}

function Decide({ id, entry }: { readonly id: string; readonly entry: RegisterService | null }) {
  const texts = textsOf(pwaDecideMessages)
  const { status: statuses } = textsOf(taxonomyMessages)
  const { query } = useQuery()
  const { route } = useLocation()
  const returned = pendingActs.value.find(({ act }) => act.id === query['again'])?.act ?? null
  const before = returned?.content.kind === 'decide-service' ? returned.content : (entry?.view.decision?.content ?? null)
  const newest = entry?.view.decision ?? null
  const status = entry?.view.status ?? 'detected'
  const offered = offeredOutcomes(status)
  const [fields, setFields] = useState<DecisionFields>(() => startFields(before, returned?.reason ?? '', today.value))
  const [error, setError] = useState<FieldError | null>(null)
  const set = (changed: Partial<DecisionFields>) => setFields((now) => ({ ...now, ...changed }))
  const role = session.value?.member.role
  const name = serviceName(id)
  const header = <PageHeader title={texts.title(name)} back={{ href: `/inventory/${id}`, label: texts.back(name) }} note={texts.now(statuses[status].label)} />
  if (role === undefined || !mayAct(role, 'decide-service')) {
    return (
      <>
        {header}
        <Notice>{texts.readOnly}</Notice>
      </>
    )
  }

  async function send(): Promise<void> {
    const read = readDecision(id, fields, today.value)
    if (!read.ok) return setError(read.error)
    await proposeAct(read.content, fields.reason.trim())
    if (returned !== null) await withdrawAct(returned.id)
    toast({ text: texts.sent })
    route(`/inventory/${id}`)
  }

  const errorAt = (field: FieldError['field']) => (error?.field === field ? texts.errors[field] : undefined)
  return (
    <>
      {header}
      {returned === null ? <PendingDecisions service={id} /> : <div class="pending"><Notice tone="attention">{texts.again}{newest !== null && <p><strong>{statuses[newest.content.status].label}</strong>: {newest.reason} <span class="soft">{newest.by.name}, {formatDay(locale.value, newest.at.slice(0, 10))}</span></p>}</Notice></div>}
      <div class="decide-columns">
        <form
          class="stack decide-form"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <RadioGroup
            label={texts.outcome}
            options={offered.map((value) => ({ value, label: texts.outcomeOf[value], hint: texts.outcomeHint[value] }))}
            chosen={fields.outcome}
            onChange={(outcome) => set({ outcome, reviewOn: reviewFor(outcome, today.value) })}
          />
          {approves(fields.outcome) && <UsesField uses={fields.uses} error={errorAt('uses')} onChange={(uses) => set({ uses })} />}
          {fields.outcome === 'approved_with_conditions' && (
            <TextArea label={texts.conditions} hint={texts.conditionsHint} rows={3} value={fields.conditions} error={errorAt('conditions')} maxLength={4000} onInput={(conditions) => set({ conditions })} />
          )}
          {fields.outcome !== 'dismissed' && <AlternativeField service={id} value={fields.alternative} onChange={(alternative) => set({ alternative })} />}
          <TextField label={texts.review} type="date" value={fields.reviewOn} min={addDays(today.value, 1)} error={errorAt('review')} onInput={(reviewOn) => set({ reviewOn })} />
          <TextArea label={texts.reason} hint={texts.reasonHint} value={fields.reason} error={errorAt('reason')} maxLength={1000} onInput={(reason) => set({ reason })} />
          <div class="line">
            <Button type="submit" look="primary">{texts.send[fields.outcome]}</Button>
            <LinkButton href={`/inventory/${id}`} look="quiet">{texts.cancel}</LinkButton>
          </div>
        </form>
        <Consequences id={id} entry={entry} fields={fields} />
      </div>
    </>
  )
}

function Consequences({ id, entry, fields }: { readonly id: string; readonly entry: RegisterService | null; readonly fields: DecisionFields }) {
  const texts = textsOf(pwaDecideMessages)
  const outcome: Outcome = fields.outcome
  const uses = approves(outcome) ? fields.uses : []
  const speaksOfUse = approves(outcome) || outcome === 'prohibited' || outcome === 'retired'
  return (
    <div class="consequences">
      {approves(outcome) && (
        <Section title={texts.matrix} note={texts.matrixNote}>
          <AllowedMatrix service={id} uses={uses} />
        </Section>
      )}
      {speaksOfUse && (
        <Section title={texts.outside}>
          <OutsideList service={id} uses={uses} />
        </Section>
      )}
      <Section title={texts.preview} note={texts.previewNote}>
        <CardPreview service={id} fields={fields} />
      </Section>
      {entry !== null && <TouchedRisks risks={entry.risks} />}
    </div>
  )
}
