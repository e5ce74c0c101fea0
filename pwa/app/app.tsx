import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso'
import { useErrorBoundary } from 'preact/hooks'
import { NotFound, PageFailed } from './failure.tsx'
import { pages } from './pages.ts'
import { Shell } from './shell.tsx'

export function App() {
  return (
    <LocationProvider>
      <Shell>
        <Pages />
      </Shell>
    </LocationProvider>
  )
}

/** A page that fails takes only itself down: navigation and sync state stay. */
function Pages() {
  const [error, reset] = useErrorBoundary()
  if (error !== undefined) return <PageFailed error={error} onLeave={reset} />
  return (
    <ErrorBoundary>
      <Router>
        <Route path="/" component={pages.overview} />
        <Route path="/inventory" component={pages.inventory} />
        <Route path="/inventory/:service" component={pages.service} />
        <Route path="/risks" component={pages.risks} />
        <Route path="/risks/:risk/:service" component={pages.risk} />
        <Route path="/decide/:service" component={pages.decide} />
        <Route path="/settings" component={pages.settings} />
        <Route path="/settings/:part" component={pages.settings} />
        <Route path="/sign-in" component={pages.signIn} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  )
}
