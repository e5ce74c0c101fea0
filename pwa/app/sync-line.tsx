import { signal } from '@preact/signals'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { pendingActs, pendingEdits, syncState } from '../data/index.ts'
import { Icon } from '../ui/icon/index.tsx'
import { textsOf } from '../ui/locale/index.ts'
import { openDialog } from './open.tsx'

/** The time of now, for "3 min ago": moves twice a minute. */
const now = signal(Date.now())
setInterval(() => (now.value = Date.now()), 30_000)

/** "Saved here · Synced 3 min ago · 2 changes waiting": always in the same place, opens what it means. */
export function SyncLine() {
  const { sync } = textsOf(pwaShellMessages)
  const { connection, lastContact, waiting, savedHere } = syncState.value
  const returned = [...pendingActs.value, ...pendingEdits.value].filter(({ state }) => state === 'returned').length
  const parts = [
    savedHere ? sync.savedHere : sync.memoryOnly,
    lastContact ? sync.synced(Math.max(0, now.value - lastContact.getTime())) : sync.never,
    ...(waiting > 0 ? [sync.waiting(waiting)] : []),
  ]
  const icon = connection === 'online' || connection === 'connecting' ? 'check' : connection === 'signed-out' ? 'person' : 'offline'
  const word = { connecting: sync.connecting, online: sync.online, offline: sync.offline, full: sync.full, 'signed-out': sync.signedOut }[connection]
  return (
    <button type="button" class={`sync-line ${connection}`} aria-haspopup="dialog" onClick={() => (openDialog.value = 'sync')}>
        <span class="visually-hidden">{sync.label}</span>
        <Icon name={icon} />
        <span class="sync-words">
          <strong>{word}</strong>
          {parts.map((part) => (
            <span key={part}>{part}</span>
          ))}
          {returned > 0 && <span class="needs-you">{sync.returned(returned)}</span>}
        </span>
    </button>
  )
}
