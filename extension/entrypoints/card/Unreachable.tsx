import { useTexts } from '../../feature/text/index.ts'

/** Shown when the background does not answer, so that nobody believes something was saved. */
export function Unreachable() {
  const messages = useTexts().card
  return (
    <div class="card">
      <h1 class="unseen">{messages.name}</h1>
      <p class="message fault" role="alert">
        {messages.fault.unreachable}
      </p>
    </div>
  )
}
