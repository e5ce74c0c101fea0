import { reportMessages } from '#shared/message/report.ts'
import type { OwnReport } from '../../platform/reportMessage.ts'
import { useTexts } from '../text/index.ts'

/** What a report is called in a line: the tool wished for, or what the concern is about. */
export function useReportTitle(): (report: OwnReport) => string {
  const messages = reportMessages[useTexts().locale]
  return (report) => (report.kind === 'request' || report.topic === null
    ? messages.list.request(report.service?.name ?? report.tool ?? '')
    : messages.list.concern([messages.topic[report.topic], report.service?.name].filter(Boolean).join(', ')))
}

/** The answer of those in charge: what came of it, in their words, and what to use. */
export function Answer({ kind, answer }: { readonly kind: OwnReport['kind']; readonly answer: NonNullable<OwnReport['answer']> }) {
  const { locale, card } = useTexts()
  const messages = reportMessages[locale].list
  const { service } = answer
  return (
    <div class={answer.isNew ? 'message needs-you' : 'message'}>
      <p class="small">
        <strong>{messages.answered(messages.outcome[kind][answer.outcome], answer.on)}</strong> {answer.isNew && <span class="small needs-you">{messages.isNew}</span>}
      </p>
      <p>{answer.text}</p>
      {service !== null && (
        <p>
          {messages.use}{' '}
          {service.url === null ? service.name : <a href={service.url} target="_blank" rel="noreferrer" title={card.allowed.opensTab}>{service.name}</a>}
        </p>
      )}
    </div>
  )
}
