import { useState } from 'preact/hooks'
import { reportMessages } from '#shared/message/report.ts'
import type { ServiceView, Setting } from '../../platform/message.ts'
import { useTexts } from '../text/index.ts'
import { OwnReports } from './OwnReports.tsx'
import { ReportForm } from './ReportForm.tsx'

type ReportsProps = {
  readonly setting: Pick<Setting, 'enrolled' | 'organisation' | 'notice'>
  /** What a request or concern is about, where that is known. */
  readonly service: ServiceView | null
  /** Opens with the form for a request. */
  readonly asks?: boolean
  /** Where it has a page of its own, it says what it is for. */
  readonly whole?: boolean
}

/** Requests and concerns: writing one, and what became of the own ones. */
export function Reports({ setting, service, asks = false, whole = false }: ReportsProps) {
  const messages = reportMessages[useTexts().locale]
  const [writing, write] = useState<'request' | 'concern' | null>(asks ? 'request' : null)
  if (writing !== null) return <ReportForm key={writing} kind={writing} service={service} setting={setting} onClose={() => write(null)} />
  return (
    <section aria-labelledby="reports-title">
      <h2 id="reports-title">{messages.title}</h2>
      {whole && <p>{messages.intro}</p>}
      <p class="row-actions">
        <button type="button" class="button" onClick={() => write('request')}>{messages.request}</button>
        <button type="button" class="button" onClick={() => write('concern')}>{messages.concern}</button>
      </p>
      <OwnReports showsNone={whole} />
    </section>
  )
}
