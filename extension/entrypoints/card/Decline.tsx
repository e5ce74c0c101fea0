import { useTexts } from '../../feature/text/index.ts'

type DeclineProps = {
  /** There is an answer already: nothing to put off. */
  readonly isAnswered: boolean
  readonly onDecline: (how: 'not-work' | 'later' | 'wrong-tool') => void
}

/** Not answering is a valid answer: three ways to say so. */
export function Decline({ isAnswered, onDecline }: DeclineProps) {
  const messages = useTexts().card.decline
  return (
    <fieldset class="decline">
      <legend class="unseen">{messages.group}</legend>
      <button type="button" class="button text" title={messages.notWorkHint} onClick={() => onDecline('not-work')}>
        {messages.notWork}
      </button>
      {!isAnswered && (
        <button type="button" class="button text" title={messages.laterHint} aria-keyshortcuts="Escape" onClick={() => onDecline('later')}>
          {messages.later}
        </button>
      )}
      <button type="button" class="button text" title={messages.wrongToolHint} onClick={() => onDecline('wrong-tool')}>
        {messages.wrongTool}
      </button>
    </fieldset>
  )
}
