import { useTexts } from '../../feature/text/index.ts'

/** Shown in place of the card when the background does not answer. */
export function Unreachable() {
  const messages = useTexts().card
  return (
    <div class="card">
      <h1 class="unseen">{messages.name}</h1>
      <p class="message fault" role="alert">
        {messages.fault.updated}
      </p>
    </div>
  )
}
