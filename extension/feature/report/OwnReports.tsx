import { useEffect, useState } from 'preact/hooks'
import { formatDay } from '#shared/message/format.ts'
import { reportMessages } from '#shared/message/report.ts'
import { call } from '../../platform/client.ts'
import type { OwnReport } from '../../platform/reportMessage.ts'
import { useReply } from '../../platform/useReply.ts'
import { useTask } from '../../platform/useTask.ts'
import { FaultLine } from '../fault/index.ts'
import { useTexts } from '../text/index.ts'
import { Answer, useReportTitle } from './Answer.tsx'

/** The own requests and concerns, latest first, with what became of each. */
export function OwnReports({ showsNone = false }: { readonly showsNone?: boolean }) {
  const { locale, words } = useTexts()
  const messages = reportMessages[locale].list
  const titleOf = useReportTitle()
  const [reply] = useReply({ kind: 'report/list' }, null)
  const list = reply.state === 'here' ? reply.value : []
  const task = useTask()
  const isNew = useFresh(list)
  if (list.length === 0) return showsNone && reply.state === 'here' ? <p class="quiet">{messages.none}</p> : null
  return (
    <>
      <ul class="rows reports">
        {list.map((report) => (
          <li key={report.id}>
            <p class="beside">
              <strong>{titleOf(report)}</strong>
              <span class="small quiet">{formatDay(locale, report.on)}</span>
            </p>
            {(report.purpose !== null || report.level !== null) && (
              <p class="small quiet">
                {[report.purpose === null ? '' : words.purpose[report.purpose].label, report.level === null ? '' : words.level[report.level].label].filter(Boolean).join(' · ')}
              </p>
            )}
            <p class="own-words">{report.text}</p>
            {report.name !== null && <p class="small quiet">{messages.named(report.name)}</p>}
            {report.answer !== null && <Answer kind={report.kind} answer={{ ...report.answer, isNew: isNew.has(report.id) }} />}
            {report.state === 'moved' && <p class="small">{messages.moved}</p>}
            {report.state === 'refused' && <p class="small">{messages.refused} {report.detail !== null && <span class="quiet">{report.detail}</span>}</p>}
            <p class="entry-foot small">
              <span class={report.state === 'waiting' ? 'needs-you' : 'quiet'}>{report.answer === null ? messages.state[report.state] : messages.until(report.until)}</span>
              <span class="row-actions">
                {report.state === 'waiting' && (
                  <button type="button" class="button text small" onClick={() => void call({ kind: 'report/send' }).catch(() => task.fail('unreachable'))}>{messages.sendNow}</button>
                )}
                <button type="button" class="button text small" title={messages.removeHint} aria-label={messages.removeNamed(titleOf(report))} disabled={task.isRunning} onClick={() => void task.run({ kind: 'report/delete', id: report.id })}>
                  {messages.remove}
                </button>
              </span>
            </p>
          </li>
        ))}
      </ul>
      <FaultLine fault={task.fault} />
      <p class="small quiet">{messages.removeHint}</p>
    </>
  )
}

/** Answers not seen before this page was opened; that they are seen now is noted at once, and they stay marked until it closes. */
function useFresh(list: readonly OwnReport[]): ReadonlySet<string> {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const unseen = list.filter(({ id, answer }) => answer?.isNew === true && !fresh.has(id)).map(({ id }) => id)
  useEffect(() => {
    if (unseen.length === 0) return
    setFresh(new Set([...fresh, ...unseen]))
    // Where it cannot be noted, it is new again next time: no harm.
    void call({ kind: 'report/seen', ids: unseen }).catch(() => undefined)
  }, [unseen.join(' ')])
  return new Set([...fresh, ...unseen])
}
