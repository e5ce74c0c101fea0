import { useState } from 'preact/hooks'
import { pwaUnknownMessages } from '#shared/message/pwa-unknown.ts'
import { mayAct } from '#shared/act/rules.ts'
import { acts, ready, session, tables } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { EmptyState } from '../../ui/empty/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { Section } from '../../ui/page/index.tsx'
import { StatusPill } from '../../ui/status/index.tsx'
import { PendingSettlements } from './unknown/pending.tsx'
import { SettledRow } from './unknown/settled.tsx'
import { SettleDialog } from './unknown/settle.tsx'
import { settledHosts, unknownHosts, type SettledHost, type UnknownHost } from './unknown/state.ts'
import './unknown/unknown.css'

/** What the dialog is open for: a host of the queue, a settled one to change, or one to be typed. */
type Opened = { readonly host: string | null; readonly before: SettledHost | null }

/** Which hosts look like an AI service nobody knows, and what was made of those before? */
export function UnknownPart() {
  const texts = textsOf(pwaUnknownMessages)
  const [opened, open] = useState<Opened | null>(null)
  const { value: current } = session
  if (!ready.value || current === null) return <></>
  const { workspace: { mode, k }, member: { role } } = current
  const isAlone = mode !== 'organisation' && k === 1
  const maySettle = mayAct(role, 'settle-candidate')
  const unknown = unknownHosts(tables.value.presence, acts.value)
  const settled = settledHosts(acts.value)
  const other = maySettle && <Button look="quiet" icon="plus" onClick={() => open({ host: null, before: null })}>{texts.other}</Button>
  return (
    <div class="unknown">
      {(unknown.length > 0 || settled.length > 0) && <p class="soft">{isAlone ? texts.introAlone : texts.intro(k)} {!maySettle && texts.readOnly}</p>}
      {unknown.length > 0
        ? (
          <Section title={texts.open} note={texts.openCount(unknown.length)} actions={other}>
            <ul>{unknown.map((item) => <UnknownRow key={item.host} item={item} onSettle={maySettle ? () => open({ host: item.host, before: null }) : null} />)}</ul>
          </Section>
        )
        : (
          <EmptyState title={texts.none} action={other}>
            <p>{texts.noneText}</p>
            <p>{texts.noneHow} {!isAlone && texts.noneK(k)}</p>
          </EmptyState>
        )}
      <PendingSettlements hosts={new Set([...unknown, ...settled.map(({ content }) => content)].map(({ host }) => host))} />
      {settled.length > 0 && (
        <Section title={texts.settled}>
          <p class="soft">{texts.settledText}</p>
          <ul>{settled.map((act) => <SettledRow key={act.content.host} act={act} onChange={maySettle ? () => open({ host: act.content.host, before: act }) : null} />)}</ul>
        </Section>
      )}
      <p class="soft small">{texts.logs}</p>
      <SettleDialog opened={opened} onClose={() => open(null)} />
    </div>
  )
}

function UnknownRow({ item: { host, evidence, confidence, months }, onSettle }: { readonly item: UnknownHost; readonly onSettle: (() => void) | null }) {
  const texts = textsOf(pwaUnknownMessages)
  return (
    <li class="unknown-row">
      <div>
        <p class="unknown-head">
          <strong class="host">{host}</strong>
          {months !== null && <StatusPill tone={confidence === 'likely' ? 'attention' : 'open'}>{texts.confidence[confidence]}</StatusPill>}
          <span class="soft">{months === null ? texts.reopened : texts.months(months.first, months.last)}</span>
        </p>
        {evidence.length > 0 && <p>{sentence(evidence.map((kind) => texts.evidence[kind]))}</p>}
        <PendingSettlements of={host} />
      </div>
      {onSettle !== null && <Button aria-label={`${texts.settle}: ${host}`} onClick={onSettle}>{texts.settle}</Button>}
    </li>
  )
}

/** Parts as one sentence: each is a clause that begins in lower case. */
function sentence(parts: readonly string[]): string {
  const text = parts.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
