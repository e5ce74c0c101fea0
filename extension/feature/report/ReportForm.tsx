import { useEffect, useRef, useState } from 'preact/hooks'
import { reportMessages } from '#shared/message/report.ts'
import { concernTopics, longestName, longestText } from '#shared/report/topic.ts'
import { levels, purposes } from '#shared/taxonomy/lists.ts'
import { call } from '../../platform/client.ts'
import type { ServiceView, Setting } from '../../platform/message.ts'
import { ChooseOne } from '../../ui/Choices.tsx'
import { Select } from '../../ui/Select.tsx'
import { useTexts } from '../text/index.ts'
import { holdsAddress, readReport, startFields, type MissingField, type ReportFields } from './draft.ts'
import { Written } from './Written.tsx'

type ReportFormProps = {
  readonly kind: 'request' | 'concern'
  /** The service it is about, where that is known. */
  readonly service: ServiceView | null
  readonly setting: Pick<Setting, 'enrolled' | 'organisation' | 'notice'>
  readonly onClose: () => void
}

/** A request for a tool, or a concern. Nothing leaves the form before "Send", and no name unless the person writes one. */
export function ReportForm({ kind, service, setting, onClose }: ReportFormProps) {
  const { locale, words } = useTexts()
  const messages = reportMessages[locale]
  const [fields, setFields] = useState<ReportFields>(() => startFields(service?.id ?? null))
  const [missing, setMissing] = useState<MissingField | null>(null)
  const [fault, setFault] = useState<keyof typeof messages.fault | null>(null)
  const [step, setStep] = useState<'writing' | 'keeping' | 'done'>('writing')
  const root = useRef<HTMLElement>(null)
  const set = (changed: Partial<ReportFields>) => setFields((now) => ({ ...now, ...changed }))

  // The person has just asked for this: the button that was pressed is gone, so the focus moves along.
  useEffect(() => {
    const [field, button] = ['input, textarea, select', 'button'].map((selector) => root.current?.querySelector<HTMLElement>(selector))
    const first = field ?? button
    first?.focus()
  }, [step === 'done'])

  if (!setting.enrolled) {
    return (
      <section ref={root} class="report" aria-label={messages[kind]}>
        <h2>{messages[kind]}</h2>
        <p>{messages.form.nobody}</p>
        <p>{setting.notice.contact === null ? messages.form.noContact : messages.form.contact(setting.notice.contact)}</p>
        <Back label={messages.form.back} onClose={onClose} />
      </section>
    )
  }

  async function send(): Promise<void> {
    const read = readReport(kind, fields)
    setMissing(read.ok ? null : read.missing)
    setFault(null)
    if (!read.ok) return
    setStep('keeping')
    const result = await call({ kind: 'report/write', report: read.report }).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    setStep(result.ok ? 'done' : 'writing')
    if (!result.ok) setFault(result.reason === 'storage' || result.reason === 'not-enrolled' ? result.reason : 'unreachable')
  }

  if (step === 'done') {
    return (
      <section ref={root} class="report" aria-label={messages[kind]}>
        <output class="good">{messages.form.done}</output>
        <p class="small quiet">{messages.form.doneText}</p>
        <button type="button" class="button" onClick={onClose}>{messages.form.close}</button>
      </section>
    )
  }

  const faultOf = (field: MissingField) => (missing === field ? messages.form.missing[field] : undefined)
  return (
    <section ref={root} class="report" aria-label={messages[kind]}>
      <h2>{messages[kind]}</h2>
      {kind === 'concern' && (
        <>
          <ChooseOne legend={messages.form.topic} choices={concernTopics.map((id) => ({ id, label: messages.topic[id] }))} value={fields.topic} onChoose={(topic) => set({ topic })} />
          {missing === 'topic' && <p class="small stop" role="alert">{messages.form.missing.topic}</p>}
          {service !== null && (
            <Select label={messages.form.service} none={messages.form.noService} options={[{ id: service.id, label: service.name }]} value={fields.service} onChoose={(id) => set({ service: id })} />
          )}
        </>
      )}
      {kind === 'request' && (
        <>
          {service !== null && fields.service !== null ? (
            <p class="fact">
              <strong>{service.name}</strong> <span class="quiet small">{service.vendor}</span>
              <button type="button" class="button text small" onClick={() => set({ service: null })}>{messages.form.otherTool}</button>
            </p>
          ) : (
            <Written label={messages.form.tool} hint={messages.form.toolHint} value={fields.tool} most={longestName} fault={faultOf('tool')} onWrite={(tool) => set({ tool })} />
          )}
          <Select label={messages.form.purpose} none={messages.form.notSaid} options={purposes.map(({ id }) => ({ id, label: words.purpose[id].label }))} value={fields.purpose} onChoose={(purpose) => set({ purpose })} />
          <Select label={messages.form.level} none={messages.form.notSaid} options={levels.map((id) => ({ id, label: words.level[id].label }))} value={fields.level} onChoose={(level) => set({ level })} />
        </>
      )}
      <Written
        label={kind === 'request' ? messages.form.why : messages.form.text}
        hint={messages.form.textHint(longestText)}
        value={fields.text}
        most={longestText}
        rows={4}
        fault={faultOf('text')}
        onWrite={(text) => set({ text })}
      />
      {holdsAddress(fields.text) && <p class="message small" role="status">{messages.form.address}</p>}
      <details class="fold">
        <summary>{messages.form.name}</summary>
        <Written label={messages.form.nameLabel} hint={messages.form.nameHint} value={fields.name} most={longestName} onWrite={(name) => set({ name })} />
      </details>
      <p class="small quiet">{messages.form.who(setting.organisation?.name || messages.form.organisation)}</p>
      {fault !== null && <p class="message fault" role="alert">{messages.fault[fault]}</p>}
      <div class="actions">
        <button type="button" class="button primary" disabled={step === 'keeping'} onClick={() => void send()}>
          {step === 'keeping' ? messages.form.sending : messages.form.send}
        </button>
        <Back label={messages.form.back} onClose={onClose} />
      </div>
    </section>
  )
}

function Back({ label, onClose }: { readonly label: string; readonly onClose: () => void }) {
  return <button type="button" class="button" onClick={onClose}>{label}</button>
}
