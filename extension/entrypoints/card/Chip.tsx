import { useEffect, useState } from 'preact/hooks'
import { levels } from '#shared/taxonomy/lists.ts'
import { StatusWord, statusTone } from '../../feature/service/index.ts'
import { call } from '../../platform/client.ts'
import type { CardState } from '../../platform/message.ts'
import { Announcer } from '../../ui/Announcer.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { useTexts } from '../../feature/text/index.ts'
import { Unreachable } from './Unreachable.tsx'

/** After this long the chip folds to the mark. Ignoring it is a valid answer. */
const foldAfter = 8_000

/** Status and allowed levels, no question. Folds to the mark; pointing at it or tabbing to it unfolds it again. */
export function Chip({ state }: { readonly state: CardState }) {
  const { card: messages, words } = useTexts()
  const [isFolded, fold] = useState(false)
  const [isHeld, hold] = useState(false)
  const [isLost, lose] = useState(false)

  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => fold(true), foldAfter)
    return () => clearTimeout(timer)
  }, [isHeld])

  function hear(isNear: boolean): void {
    hold(isNear)
    if (isNear) fold(false)
  }

  const { service, policy, allowedLevels } = state
  const status = words.status[policy.status].label
  // All levels need no list.
  const names = allowedLevels.length === levels.length ? '' : allowedLevels.map((level) => words.level[level].label).join(' · ')
  const ask = (request: { kind: 'card/expand' } | { kind: 'card/fold'; to: 'nothing' }) => void call(request).catch(() => lose(true))
  if (isLost) return <Unreachable />
  return (
    <div
      class={isFolded ? 'chip folded' : 'chip'}
      onPointerEnter={() => hear(true)}
      onPointerLeave={() => hear(false)}
      onFocusIn={() => hear(true)}
      onFocusOut={() => hear(false)}
    >
      <h1 class="unseen">{messages.card.title(service.name)}</h1>
      <button type="button" class="open" onClick={() => ask({ kind: 'card/expand' })}>
        <Mark size={20} />
        <span class="unseen">{messages.chip.open(service.name)}, </span>
        <span class={isFolded ? 'unseen' : 'words'}>
          <StatusWord status={policy.status} />
          {names !== '' && (
            <span class="quiet">
              <span class="unseen">{messages.allowed.title}: </span>
              {names}
            </span>
          )}
        </span>
        {isFolded && (
          <span class="badge">
            <StatusMark tone={statusTone(policy.status)} />
          </span>
        )}
      </button>
      {!isFolded && (
        <button type="button" class="button icon" aria-label={messages.chip.hide} onClick={() => ask({ kind: 'card/fold', to: 'nothing' })}>
          <CloseIcon />
        </button>
      )}
      <Announcer text={messages.announce.chip(service.name, status)} />
    </div>
  )
}
