import { useEffect, useRef, useState } from 'preact/hooks'
import { pwaRequestsMessages } from '#shared/message/pwa-requests.ts'
import type { ActContentOf } from '#shared/act/schema.ts'
import type { Report } from '#shared/report/schema.ts'
import { proposeAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { RadioGroup, SelectField, TextArea } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import { register } from '../../../worker/index.ts'
import { serviceName } from '../../name/index.tsx'

type Outcome = ActContentOf<'answer-report'>['outcome']
const outcomes: readonly Outcome[] = ['granted', 'declined', 'noted']
/** Most characters of an answer (shared/act/schema.ts). */
const longest = 500

type AnswerFormProps = { readonly report: Report; readonly before: ActContentOf<'answer-report'> | null; readonly onDone: () => void }

/** What came of a request or concern, in words for the one who asked; and for every browser, so without names. */
export function AnswerForm({ report, before, onDone }: AnswerFormProps) {
  const { form: texts } = textsOf(pwaRequestsMessages)
  const [outcome, setOutcome] = useState<Outcome>(before?.outcome ?? (report.kind === 'request' ? 'granted' : 'noted'))
  const [service, setService] = useState(before?.service ?? report.service ?? '')
  const [text, setText] = useState(before?.text ?? '')
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const { kind } = report
  const asked = report.service
  const status = asked === null ? null : (register.value?.services.get(asked)?.view.status ?? 'detected')
  const isUndecided = status !== null && status !== 'approved' && status !== 'approved_with_conditions'

  async function send(event: Event): Promise<void> {
    event.preventDefault()
    setTried(true)
    const said = text.trim()
    if (said === '') return
    // What the person reads is the reason as well: there is nothing to say to auditors that is not for those who asked.
    await proposeAct({ kind: 'answer-report', report: report.id, about: kind, outcome, service: service === '' ? null : service, text: said }, said)
    toast({ text: texts.sent })
    onDone()
  }

  return (
    <form ref={form} class="answer-form stack" noValidate onSubmit={(event) => void send(event)}>
      <RadioGroup
        label={texts.outcome}
        options={outcomes.map((value) => ({ value, label: texts.outcomeOf[kind][value], hint: texts.outcomeHint[kind][value] }))}
        chosen={outcome}
        onChange={(value) => {
          setOutcome(value)
          if (value === 'declined' && service === asked) setService('')
        }}
      />
      {kind === 'request' && outcome === 'granted' && asked !== null && isUndecided && (
        <Notice tone="attention" action={<a href={`/decide/${asked}`}>{texts.decide(serviceName(asked))}</a>}>{texts.decideFirst(serviceName(asked))}</Notice>
      )}
      <SelectField
        label={texts.use}
        value={service}
        options={[{ value: '', label: texts.noUse }, ...offered(asked, service).map((id) => ({ value: id, label: serviceName(id) }))]}
        onChange={setService}
      />
      <TextArea label={texts.text} hint={texts.textHint} rows={3} maxLength={longest} value={text} error={isTried && text.trim() === '' ? texts.textMissing : undefined} onInput={setText} />
      <div class="line">
        <Button type="submit" look="primary">{texts.send}</Button>
        <Button look="quiet" onClick={onDone}>{texts.cancel}</Button>
      </div>
    </form>
  )
}

/** Services to name: the one asked for, and those approved here. */
function offered(asked: string | null, chosen: string): string[] {
  const views = [...(register.value?.services.values() ?? [])].map(({ view }) => view)
  const approved = views.filter(({ status }) => status === 'approved' || status === 'approved_with_conditions').toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return [...new Set([...(asked === null ? [] : [asked]), ...approved.map(({ id }) => id), ...(chosen === '' ? [] : [chosen])])]
}
