import { pwaDialogMessages } from '#shared/message/pwa-dialog.ts'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import type { Problem } from '#shared/protocol/http.ts'
import { formatMonth } from '#shared/message/format.ts'
import { dismissEdit, pendingActs, pendingEdits, retryAct, syncNow, syncState, withdrawAct } from '../data/index.ts'
import { actName, editName, editValue } from '../feature/pending/index.tsx'
import { Button } from '../ui/button/index.tsx'
import { Dialog } from '../ui/dialog/index.tsx'
import { locale, textsOf } from '../ui/locale/index.ts'
import { StatusPill } from '../ui/status/index.tsx'
import { closeDialog, openDialog } from './open.tsx'

/** What is saved, what waits and what came back, with what to do about it. */
export function SyncDialog() {
  const { sync } = textsOf(pwaDialogMessages)
  const { close } = textsOf(pwaShellMessages)
  const { connection, waiting, savedHere, tablesFrom } = syncState.value
  const open = openDialog.value === 'sync'
  return (
    <Dialog open={open} wide title={sync.title} closeLabel={close} onClose={closeDialog} actions={<Button look="primary" icon="sync" onClick={() => void syncNow()}>{sync.now}</Button>}>
      <div class="stack">
        <p>{savedHere ? sync.explain : sync.memoryHint}</p>
        {connection === 'full' && <p class="needs-you">{sync.full}</p>}
        <p class="soft">{tablesFrom ? sync.tablesFrom(formatMonth(locale.value, tablesFrom)) : sync.noTables}</p>
        {waiting === 0 && pendingActs.value.length + pendingEdits.value.length === 0 && <p>{sync.noneWaiting}</p>}
        <WaitingActs />
        <WaitingEdits />
      </div>
    </Dialog>
  )
}

function WaitingActs() {
  const { sync } = textsOf(pwaDialogMessages)
  if (pendingActs.value.length === 0) return null
  return (
    <section>
      <h3>{sync.acts}</h3>
      <ul class="waiting">
        {pendingActs.value.map(({ act, state, problem }) => (
          <li key={act.id}>
            <div>
              <strong>{actName(act.content)}</strong> <State state={state} />
              <p class="soft">{act.reason}</p>
              <Reason problem={problem} />
            </div>
            <div class="line">
              {state === 'returned' && <Button onClick={() => void retryAct(act.id)}>{sync.retry}</Button>}
              <Button look="quiet" onClick={() => void withdrawAct(act.id)}>{sync.withdraw}</Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WaitingEdits() {
  const { sync } = textsOf(pwaDialogMessages)
  if (pendingEdits.value.length === 0) return null
  return (
    <section>
      <h3>{sync.edits}</h3>
      <ul class="waiting">
        {pendingEdits.value.map(({ document, key, entry, state, problem }) => (
          <li key={`${document}/${key}`}>
            <div>
              <strong>{editName(key)}</strong> <State state={state} />
              <p class="soft">{entry === null ? sync.removed : editValue(key, entry)}</p>
              <Reason problem={problem} />
            </div>
            {state === 'returned' && <Button look="quiet" onClick={() => void dismissEdit(document, key)}>{sync.dismiss}</Button>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function State({ state }: { readonly state: 'waiting' | 'returned' }) {
  const { sync } = textsOf(pwaDialogMessages)
  return state === 'waiting' ? <StatusPill tone="open">{sync.isWaiting}</StatusPill> : <StatusPill tone="attention">{sync.isReturned}</StatusPill>
}

/** Why the relay returned something: its words, in the language of the page where the reason is a known one. */
function Reason({ problem }: { readonly problem: Problem | null }) {
  const { refusal } = textsOf(pwaActMessages)
  if (problem === null) return null
  const known = refusal[problem.code as keyof typeof refusal]
  return <p class="waiting-reason">{known ?? [problem.message, problem.fix].filter(Boolean).join(' ')}</p>
}
