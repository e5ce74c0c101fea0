import { useState } from 'preact/hooks'
import type { Act } from '#shared/act/schema.ts'
import { localDay } from '#shared/calendar/calendar.ts'
import { formatDay } from '#shared/message/format.ts'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { acts, verifyLedger } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { Dialog } from '../../ui/dialog/index.tsx'
import { EmptyState, Notice } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../ui/page/index.tsx'
import { Table, type Column } from '../../ui/table/index.tsx'
import { actName } from '../pending/index.tsx'

type Verdict = { readonly isSound: boolean; readonly text: string }

/** Every act, as the relay chained it, with the means to check the chain. */
export function LedgerPart() {
  const { ledger: texts, role } = textsOf(pwaSettingsMessages)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [open, setOpen] = useState<number | null>(null)

  const verify = async () => {
    const fault = await verifyLedger()
    setVerdict(fault === null ? { isSound: true, text: texts.verified(acts.value.length) } : { isSound: false, text: texts.broken(fault.number) })
  }
  const columns: Column<Act>[] = [
    { id: 'number', label: texts.number, align: 'end', value: ({ number }) => number, cell: ({ number }) => number },
    { id: 'what', label: texts.what, value: ({ content }) => actName(content), cell: ({ number, content }) => <button type="button" class="link-like act-name" title={actName(content)} aria-haspopup="dialog" onClick={() => setOpen(number)}>{actName(content)}</button> },
    { id: 'who', label: texts.who, value: ({ by }) => by.name, cell: ({ by }) => <>{by.name} <span class="soft">{role[by.role]}</span></>, wide: true },
    { id: 'when', label: texts.when, value: ({ at }) => at, cell: ({ at }) => formatDay(locale.value, localDay(new Date(at))) },
    { id: 'hash', label: texts.hash, wide: true, cell: ({ hash }) => <code title={hash}>{hash.slice(0, 10)}</code> },
  ]
  const shown = acts.value.find(({ number }) => number === open)
  if (acts.value.length === 0) return <EmptyState title={texts.empty}><p>{texts.emptyText}</p></EmptyState>
  return (
    <Section title={texts.title} actions={<Button icon="shield" onClick={() => void verify()}>{texts.verify}</Button>}>
      <div class="stack">
        <p class="soft">{texts.explain}</p>
        <div role="status">{verdict && <Notice tone={verdict.isSound ? 'plain' : 'stop'}>{verdict.text}</Notice>}</div>
        <Table caption={texts.title} columns={columns} rows={acts.value} keyOf={({ id }) => id} sort={{ column: 'number', order: 'descending' }} selected={shown?.id ?? null} />
        <Dialog open={shown !== undefined} wide title={shown === undefined ? '' : actName(shown.content)} closeLabel={textsOf(pwaShellMessages).close} onClose={() => setOpen(null)}>
          {shown && <ActDetail act={shown} />}
        </Dialog>
      </div>
    </Section>
  )
}

function ActDetail({ act }: { readonly act: Act }) {
  const { ledger: texts, role } = textsOf(pwaSettingsMessages)
  const who = `${act.by.name} (${role[act.by.role]})`
  return (
    <div class="act-detail">
      <DefinitionList
        items={[
          { term: texts.number, value: String(act.number) },
          { term: texts.who, value: act.samePerson ? `${who}: ${texts.samePerson}` : who },
          { term: texts.why, value: act.reason },
          { term: texts.hash, value: <code>{act.hash}</code> },
          { term: texts.detail, value: <pre class="mono">{JSON.stringify(act.content, null, 2)}</pre> },
        ]}
      />
    </div>
  )
}
