import { useEffect, useState } from 'preact/hooks'
import { GuidanceSteps } from '../../feature/guidance/index.ts'
import { Answer, ReportForm, useReportTitle } from '../../feature/report/index.ts'
import { call } from '../../platform/client.ts'
import type { CardState } from '../../platform/message.ts'
import type { OwnReport } from '../../platform/reportMessage.ts'
import { policyText } from './parts.ts'
import type { AsideKind } from './useAside.ts'
import '../../feature/report/report.css'

// What is rare in a card, loaded when it is needed.

type AsideProps = { readonly kind: AsideKind; readonly state: CardState; readonly onClose: () => void }

/** In place of the question: the AI policy, a request, a concern. */
export function Aside({ kind, state, onClose }: AsideProps) {
  if (kind !== 'guidance') return <ReportForm kind={kind} service={state.service} setting={state} onClose={onClose} />
  if (state.guidance === null) return null
  const text = policyText(state.guidance.version).now()
  return <GuidanceSteps guidance={state.guidance} loaded={text === 'lost' ? null : text} onDone={onClose} />
}

/** An answer to an own request or concern: shown once, in the card that comes first. */
export function News({ report }: { readonly report: OwnReport }) {
  const titleOf = useReportTitle()
  const [shown] = useState(report)
  useEffect(() => {
    // Where it cannot be noted, it shows once more.
    void call({ kind: 'report/seen', ids: [shown.id] }).catch(() => undefined)
  }, [])
  if (shown.answer === null) return null
  return (
    <section class="news small">
      <h2>{titleOf(shown)}</h2>
      <Answer kind={shown.kind} answer={{ ...shown.answer, isNew: false }} />
    </section>
  )
}
