import { signal } from '@preact/signals'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { dismissWarning, removeSample, session, syncState, warnings, type Warning } from '../data/index.ts'
import { Button, LinkButton } from '../ui/button/index.tsx'
import { textsOf } from '../ui/locale/index.ts'
import { toast } from '../ui/toast/index.tsx'
import { updateReady } from './update.ts'

/** What must be known on every page: the kind of workspace, warnings about the data, an ended session, an update. */
export function Banners() {
  const texts = textsOf(pwaShellMessages)
  const update = updateReady.value
  return (
    <section class="banners" aria-label={texts.notices}>
      {warnings.value.map((warning) => (
        <WarningBanner key={warning.kind} warning={warning} />
      ))}
      {syncState.value.connection === 'signed-out' && session.value && (
        <div class="banner attention" role="status">
          <span>{texts.warning.expired}</span>
          <LinkButton look="quiet" href="/sign-in">{texts.warning.signIn}</LinkButton>
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

function WarningBanner({ warning }: { readonly warning: Warning }) {
  const { warning: texts } = textsOf(pwaShellMessages)
  const dismiss = <Button look="quiet" onClick={() => dismissWarning(warning.kind)}>{texts.dismiss}</Button>
  switch (warning.kind) {
    case 'reload':
      return (
        <div class="banner attention" role="alert">
          <span>{texts.reload}</span>
          <Button look="quiet" onClick={() => location.reload()}>{texts.reloadAction}</Button>
        </div>
      )
    case 'broken-chain':
      return <div class="banner stop" role="alert"><span>{texts.brokenChain(warning.number)}</span></div>
    case 'broken-table':
      return <div class="banner stop" role="alert"><span>{texts.brokenTable(warning.table)}</span>{dismiss}</div>
    case 'new-epoch':
      return <div class="banner" role="status"><span>{texts.newEpoch}</span>{dismiss}</div>
  }
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
