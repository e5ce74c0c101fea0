import { useEffect, useState } from 'preact/hooks'
import { guidanceMessages } from '#shared/message/guidance.ts'
import { call } from '../../platform/client.ts'
import type { Guidance, GuidanceState } from '../../platform/reportMessage.ts'
import { useReply } from '../../platform/useReply.ts'
import { useTexts } from '../text/index.ts'
import { GuidancePage, PageQuestion } from './GuidancePage.tsx'

type GuidanceStepsProps = {
  readonly guidance: GuidanceState
  /** Its text, where it is here already: shown until the background has said what it is now. */
  readonly loaded: Guidance | null
  /** Read or put off: on to the question. */
  readonly onDone: () => void
}

/** The AI policy and its training, one page after the other. It can be put off at any page, and the question be answered all the same. */
export function GuidanceSteps({ guidance, loaded, onDone }: GuidanceStepsProps) {
  const { locale } = useTexts()
  const messages = guidanceMessages[locale]
  const [reply] = useReply({ kind: 'guidance/read' }, null)
  const [step, setStep] = useState(0)
  const [answered, setAnswered] = useState<ReadonlySet<number>>(new Set())
  const [fault, setFault] = useState<keyof typeof messages.fault | null>(null)
  const [isWaiting, wait] = useState(false)
  const text = reply.state === 'here' ? reply.value : loaded
  const version = text?.version ?? null

  useEffect(() => {
    // Where it cannot be noted, it comes up once more than it should.
    void call({ kind: 'guidance/shown' }).catch(() => undefined)
  }, [])
  // A version that comes in between is read from its start.
  useEffect(() => setStep(0), [version])
  // Withdrawn meanwhile: nothing to read.
  useEffect(() => {
    if (reply.state === 'here' && (reply.value?.policy ?? null) === null) onDone()
  }, [reply.state, version])

  if (reply.state === 'unreachable') return <p class="message fault" role="alert">{messages.fault.unreachable}</p>
  if (text === null || text === undefined || text.policy === null) return null
  const pages = [{ page: text.policy, question: null }, ...text.training]
  const here = pages[step]
  if (here === undefined) return null
  const isLast = step === pages.length - 1

  async function finish(): Promise<void> {
    wait(true)
    setFault(null)
    const done = await call({ kind: 'guidance/acknowledge', version: version ?? 0 }).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    wait(false)
    if (done.ok) onDone()
    else setFault(done.reason === 'storage' || done.reason === 'gone' ? done.reason : 'unreachable')
  }

  const isOpenQuestion = here.question !== null && !answered.has(step)
  const forward = step === 0 ? messages.understood : isLast ? messages.finish : isOpenQuestion ? messages.skip : messages.next
  return (
    <section class="report" aria-label={messages.title}>
      <p class="small quiet">{guidance.acknowledgedOn === null ? messages.due : messages.dueAgain} {pages.length > 1 && messages.step(step + 1, pages.length)}</p>
      <GuidancePage key={step} page={here.page} heading="h2" turned={step > 0}>
        {here.question !== null && <PageQuestion question={here.question} onAnswered={() => setAnswered(new Set([...answered, step]))} />}
      </GuidancePage>
      {fault !== null && <p class="message fault" role="alert">{messages.fault[fault]}</p>}
      <div class="actions">
        <button key={step} type="button" class="button primary" disabled={isWaiting} onClick={() => (isLast ? void finish() : setStep(step + 1))}>{forward}</button>
        <button type="button" class="button" title={messages.laterHint} aria-keyshortcuts="Escape" onClick={onDone}>{messages.later}</button>
      </div>
      <p class="small quiet">{messages.noScore} {messages.noticeOfOrganisation}</p>
    </section>
  )
}
