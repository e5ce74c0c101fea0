import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso'
import { useErrorBoundary } from 'preact/hooks'
import { NotFound, PageFailed } from './failure.tsx'
import { routes } from './pages.ts'
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
        {routes.map(({ path, page }) => (
          <Route key={path} path={path} component={page} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  )
}
