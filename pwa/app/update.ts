import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { textsOf } from '../ui/locale/index.ts'
import { toast } from '../ui/toast/index.tsx'
import { updateReady } from './ready.ts'

/** Makes the application work offline, and says when a new version waits. It never takes over by itself. */
export async function registerServiceWorker(): Promise<void> {
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
