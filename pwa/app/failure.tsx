import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import { pwaFailureMessages } from '#shared/message/pwa-failure.ts'
import { Button, LinkButton } from '../ui/button/index.tsx'
import { EmptyState } from '../ui/empty/index.tsx'
import { textsOf } from '../ui/locale/index.ts'

export function NotFound() {
  const problem = textsOf(pwaFailureMessages)
  return (
    <EmptyState whole title={problem.notFound} action={<LinkButton href="/" look="primary">{problem.home}</LinkButton>}>
      <p>{problem.notFoundText}</p>
    </EmptyState>
  )
}

/** Shown in place of a page that threw. Going to another page tries again. */
export function PageFailed({ error, onLeave }: { readonly error: unknown; readonly onLeave: () => void }) {
  const problem = textsOf(pwaFailureMessages)
  const { url } = useLocation()
  const failedAt = useRef(url)
  useEffect(() => {
    if (url !== failedAt.current) onLeave()
  }, [url])
  // A browser words a chunk that could not be fetched in its own way; the kind of error is the same in all.
  const missing = error instanceof TypeError && /import|module/i.test(error.message) && !navigator.onLine
  return (
    <EmptyState whole title={problem.title} action={<Button look="primary" onClick={() => location.reload()}>{problem.reload}</Button>}>
      <p>{missing ? problem.chunk : problem.text}</p>
      <details>
        <summary>{problem.details}</summary>
        <pre class="mono small">{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
      </details>
    </EmptyState>
  )
}
