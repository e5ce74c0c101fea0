import { signal } from '@preact/signals'
import { ErrorBoundary, lazy } from 'preact-iso'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { removeSample, session, syncState, warnings } from '../data/index.ts'
import { Button, LinkButton } from '../ui/button/index.tsx'
import { textsOf } from '../ui/locale/index.ts'
import { toast } from '../ui/toast/index.tsx'
import { updateReady } from './ready.ts'

const Warnings = lazy(() => import('./warnings.tsx').then((module) => module.Warnings))

/** What must be known on every page: the kind of workspace, warnings about the data, an ended session, an update. */
export function Banners() {
  const texts = textsOf(pwaShellMessages)
  const update = updateReady.value
  return (
    <section class="banners" aria-label={texts.notices}>
      {warnings.value.length > 0 && <ErrorBoundary><Warnings /></ErrorBoundary>}
      {syncState.value.connection === 'signed-out' && session.value && (
        <div class="banner attention" role="status">
          <span>{texts.session.expired}</span>
          <LinkButton look="quiet" href="/sign-in">{texts.session.signIn}</LinkButton>
        </div>
      )}
      <WorkspaceBanner />
      {update && (
        <div class="banner" role="status">
          <span>{texts.update.ready}</span>
          <Button look="quiet" onClick={update}>{texts.update.reload}</Button>
        </div>
      )}
    </section>
  )
}

const removing = signal(false)

function WorkspaceBanner() {
  const { banner } = textsOf(pwaShellMessages)
  const current = session.value
  if (current === null || current.workspace.mode === 'organisation') return null
  const isAdministrator = current.member.role === 'administrator'
  if (current.workspace.mode === 'personal') {
    return (
      <div class="banner">
        <span>{banner.personal}</span>
        {isAdministrator && <a href="/settings/organisation">{banner.setUp}</a>}
      </div>
    )
  }
  const remove = async () => {
    removing.value = true
    const result = await removeSample()
    removing.value = false
    if (result.ok) toast({ text: banner.removed })
    else toast({ tone: 'stop', text: banner.removeFailed(result.problem?.message ?? banner.offline) })
  }
  return (
    <div class="banner attention">
      <span>{banner.sample}</span>
      {isAdministrator && <Button look="quiet" busy={removing.value} onClick={() => void remove()}>{removing.value ? banner.removing : banner.remove}</Button>}
    </div>
  )
}
