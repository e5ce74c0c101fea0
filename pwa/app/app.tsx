import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso'
import { useErrorBoundary } from 'preact/hooks'
import { routes } from './pages.ts'
import { Shell } from './shell.tsx'

// Rare, so not in the shell; main.tsx loads it right after, so that it is there when something cannot be loaded.
const PageFailed = lazy(() => import('./failure.tsx').then((module) => module.PageFailed))
const NotFound = lazy(() => import('./failure.tsx').then((module) => module.NotFound))

/** Loads what is shown when something goes wrong. */
export async function preloadFailure(): Promise<void> {
  await Promise.all([PageFailed.preload(), NotFound.preload()])
}

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
  if (error !== undefined) return <ErrorBoundary><PageFailed error={error} onLeave={reset} /></ErrorBoundary>
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
