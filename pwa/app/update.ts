import { signal } from '@preact/signals'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { textsOf } from '../ui/locale/index.ts'
import { toast } from '../ui/toast/index.tsx'

/** Set while a new version of the application waits for the person to take it. */
export const updateReady = signal<(() => void) | null>(null)

type Policy = { createScriptURL(url: string): string }
type TrustedTypesFactory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy }

/**
 * Under `require-trusted-types-for 'script'` the browser asks this policy before it runs a worker. Only scripts the
 * build made pass: the service worker and hashed files under /assets/ (the risk engine's worker).
 */
function allowOwnWorkers(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory }
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const url = new URL(address, location.href)
      const own = url.origin === location.origin && (url.pathname === '/service-worker.js' || url.pathname.startsWith('/assets/'))
      if (!own) throw new TypeError(`not a script of this application: ${url.pathname}`)
      return address
    },
  })
}

/** Makes the application work offline, and says when a new version waits. It never takes over by itself. */
export async function registerServiceWorker(): Promise<void> {
  allowOwnWorkers()
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox('/service-worker.js', { type: 'module' })
  workbox.addEventListener('waiting', () => {
    updateReady.value = () => workbox.messageSkipWaiting()
  })
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    if (isUpdate) location.reload()
  })
  workbox.addEventListener('activated', ({ isUpdate }) => {
    if (!isUpdate) toast({ text: textsOf(pwaShellMessages).update.offlineReady })
  })
  workbox.register().catch((error: unknown) => console.warn('Daybook cannot work offline here:', error))

  // A page may stay open for days: look for a new version whenever the person comes back to it.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') workbox.update().catch(() => undefined) // offline: the next return asks again
  })
}
