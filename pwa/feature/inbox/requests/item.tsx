import { useEffect, useRef, useState } from 'preact/hooks'
import { formatDay } from '#shared/message/format.ts'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaRequestsMessages } from '#shared/message/pwa-requests.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { mayAct } from '#shared/act/rules.ts'
import { pendingActs, session, withdrawAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { StatusPill, Tag } from '../../../ui/status/index.tsx'
import { serviceName } from '../../name/index.tsx'
import { AnswerForm } from './answer-form.tsx'
import type { AnswerAct, Item } from './state.ts'

const tones = { granted: 'good', declined: 'stop', noted: 'open' } as const

type ReportItemProps = {
  readonly item: Item
  /** The head of the group has named the tool. */
  readonly isNamed?: boolean
}

/** One request or concern: what was written, by whom where they said so, and the answer. Everything in it is shown as text. */
export function ReportItem({ item: { report, receivedOn, answer }, isNamed = false }: ReportItemProps) {
  const texts = textsOf(pwaRequestsMessages)
  const words = textsOf(taxonomyMessages)
  const [isAnswering, setAnswering] = useState(false)
  const opener = useRef<HTMLParagraphElement>(null)
  const wasAnswering = useRef(false)
  // Who closes the form is back where they opened it.
  useEffect(() => {
    if (wasAnswering.current) opener.current?.querySelector('button')?.focus()
    wasAnswering.current = isAnswering
  }, [isAnswering])
  const role = session.value?.member.role
  const mayAnswer = role !== undefined && mayAct(role, 'answer-report')
  const own = pendingActs.value.filter(({ act }) => act.content.kind === 'answer-report' && act.content.report === report.id)
  const isWaiting = own.some(({ state }) => state === 'waiting')
  const uses = report.kind === 'request' ? [report.purpose === null ? '' : words.purpose[report.purpose].label, report.level === null ? '' : words.level[report.level].label].filter(Boolean) : []
  return (
    <li class="report-item">
      <p class="report-head">
        <Tag>{report.kind === 'request' ? texts.kind.request : `${texts.kind.concern}: ${texts.topic[report.topic]}`}</Tag>
        {isNamed ? null : report.service !== null
          ? <a href={`/inventory/${report.service}`}>{serviceName(report.service)}</a>
          : report.kind === 'request' && <strong>{report.tool}</strong>}
        <span class="soft">{[formatDay(locale.value, receivedOn), role === 'auditor' ? '' : report.name === null ? texts.noName : texts.from(report.name), ...uses].filter(Boolean).join(' · ')}</span>
      </p>
      <p class="report-text">{report.text}</p>
      {own.map(({ act, state, problem }) => act.content.kind === 'answer-report' && (
        <Notice key={act.id} tone={state === 'returned' ? 'attention' : 'plain'} action={<Button look="quiet" onClick={() => void withdrawAct(act.id)}>{texts.withdraw}</Button>}>
          <strong>{texts.form.outcomeOf[act.content.about][act.content.outcome]}</strong> <span class="soft">{state === 'returned' ? texts.cameBack : texts.waits}</span>
          <p>{act.content.text}</p>
          {problem !== null && <p>{problem.code === 'stale' ? texts.stalePending : whyOf(problem)}</p>}
        </Notice>
      ))}
      {answer !== null && <Answered answer={answer} />}
      {isAnswering
        ? <AnswerForm report={report} before={answer?.content ?? null} onDone={() => setAnswering(false)} />
        : mayAnswer && !isWaiting && <p ref={opener}><Button look={answer === null ? 'plain' : 'quiet'} onClick={() => setAnswering(true)}>{answer === null ? texts.answer : texts.again}</Button></p>}
    </li>
  )
}

function Answered({ answer: { content, by, at } }: { readonly answer: AnswerAct }) {
  const texts = textsOf(pwaRequestsMessages)
  return (
    <div class="report-answer">
      <p class="report-head">
        <StatusPill tone={tones[content.outcome]}>{texts.form.outcomeOf[content.about][content.outcome]}</StatusPill>
        <span class="soft">{texts.by(by.name, formatDay(locale.value, at.slice(0, 10)))}</span>
      </p>
      <p class="report-text">{content.text}</p>
      {content.service !== null && <p><a href={`/inventory/${content.service}`}>{serviceName(content.service)}</a></p>}
    </div>
  )
}

function whyOf({ code, message }: { readonly code: string; readonly message: string }): string {
  const refusals: Readonly<Record<string, string>> = textsOf(pwaActMessages).refusal
  return refusals[code] ?? message
}
