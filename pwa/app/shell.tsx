import { useLocation } from 'preact-iso'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { ready, session, storedModel } from '../data/index.ts'
import { textsOf } from '../ui/locale/index.ts'
import { Toasts } from '../ui/toast/index.tsx'
import { Banners } from './banners.tsx'
import { Navigation } from './navigation.tsx'
import { DialogsOnDemand } from './open.tsx'
import { paintsEarly } from './pages.ts'

/** What stays while pages change: navigation, sync state, banners, and the dialogs opened by keys. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  const texts = textsOf(pwaShellMessages)
  const { path, route } = useLocation()
  const isOut = ready.value && session.value === null && path !== '/sign-in'
  useEffect(() => {
    // Nobody is signed in and nothing is kept: there is only one place to go.
    if (isOut) route('/sign-in', true)
  }, [isOut])
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    // The first paint does without keys: they are loaded beside it, and what was pressed meanwhile counts.
    const early: KeyboardEvent[] = []
    const note = (event: KeyboardEvent) => void early.push(event)
    let stop = () => removeEventListener('keydown', note)
    let isGone = false
    addEventListener('keydown', note)
    void import('./shortcuts.ts').then(({ listenToKeys }) => {
      stop()
      if (!isGone) stop = listenToKeys(route, early)
    })
    return () => {
      isGone = true
      stop()
    }
  }, [route])
  useEffect(() => {
    // A new page starts at its top and takes focus, so that a screen reader reads it; the first page is left alone.
    if (first.current) first.current = false
    else main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <div class={path === '/sign-in' ? 'shell bare' : 'shell'}>
      <a class="skip" href="#content">{texts.skip}</a>
      {path !== '/sign-in' && <Navigation path={path} />}
      <div class="shell-page">
        <Banners />
        <main id="content" ref={main} tabIndex={-1}>
          {(ready.value || (storedModel.value !== null && paintsEarly(path))) && !isOut && children}
        </main>
        <Toasts closeLabel={texts.close} />
      </div>
      <DialogsOnDemand />
    </div>
  )
}
