import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

// The application itself, kept so that it opens with no network. Data never passes through here: the replica holds it.

/** Narrowed by hand: the project's types are those of pages, and a worker needs only these few. */
type WorkerScope = {
  readonly __WB_MANIFEST: readonly (string | PrecacheEntry)[]
  skipWaiting(): Promise<void>
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}
declare const self: WorkerScope

cleanupOutdatedCaches()
precacheAndRoute([...self.__WB_MANIFEST])
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/extension\//] }))

// A new version waits until the person asks for it: an open editor must not lose its place.
self.addEventListener('message', ({ data }) => {
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') void self.skipWaiting()
})
