import { useEffect, useRef, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { guidanceMessages } from '#shared/message/guidance.ts'
import type { Guidance } from '../../platform/reportMessage.ts'
import { ChooseOne } from '../../ui/Choices.tsx'
import { useTexts } from '../text/index.ts'

export type Page = NonNullable<Guidance['policy']>
export type Question = NonNullable<Guidance['training'][number]['question']>

type GuidancePageProps = {
  readonly page: Page
  /** Null: its title stands before it already. */
  readonly heading: 'h2' | 'h3' | null
  /** The person has turned to this page: its heading gets the focus. */
  readonly turned?: boolean
  readonly children?: ComponentChildren
}

/** One page of the policy or the training, as text and nothing else. */
export function GuidancePage({ page, heading: Heading, turned = false, children }: GuidancePageProps) {
  const { locale } = useTexts()
  const { title, text } = page[locale]
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (turned) head.current?.focus()
  }, [])
  return (
    <div class="guidance-page">
      {Heading !== null && <Heading ref={head} tabIndex={turned ? -1 : undefined}>{title}</Heading>}
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} class="own-words">{paragraph}</p>
      ))}
      {children}
    </div>
  )
}

/** A question on the page. It may be tried again or left out; no answer is kept. */
export function PageQuestion({ question, onAnswered }: { readonly question: Question; readonly onAnswered?: () => void }) {
  const { locale } = useTexts()
  const messages = guidanceMessages[locale]
  const { question: text, answers } = question.texts[locale]
  const [chosen, choose] = useState<string | null>(null)
  const isRight = chosen === String(question.right)
  return (
    <>
      <ChooseOne
        legend={text}
        choices={answers.map((label, index) => ({ id: String(index), label }))}
        value={chosen}
        onChoose={(id) => {
          choose(id)
          onAnswered?.()
        }}
      />
      <output class={isRight ? 'small good' : 'small'}>{chosen === null ? '' : isRight ? messages.right : messages.wrong(answers[question.right] ?? '')}</output>
    </>
  )
}
