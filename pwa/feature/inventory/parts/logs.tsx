import { formatDay } from '#shared/message/format.ts'
import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { bandText, scanMessages } from '#shared/message/scan.ts'
import { mayEdit } from '#shared/document/access.ts'
import { entryKey } from '#shared/document/schema.ts'
import type { LogFinding } from '#shared/record/logFinding.ts'
import type { ServiceView } from '#shared/register/service.ts'
import { session, setEntry } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { monthsText } from '../../mark/index.tsx'

/** Declared and observed side by side: what each source has seen of a service, and what it cannot see. */
export function LogsSection({ view }: { readonly view: ServiceView }) {
  const texts = textsOf(pwaImportMessages)
  const scan = textsOf(scanMessages)
  if (view.logs.length === 0) return null
  const role = session.value?.member.role
  const isEditor = role !== undefined && mayEdit(role, 'inventory')
  const nothing = <span class="soft">–</span>
  const rows: readonly (LogFinding | null)[] = [null, ...view.logs]
  const columns: readonly Column<LogFinding | null>[] = [
    { id: 'source', label: texts.source, cell: (row) => (row === null ? texts.extension : <>{scan.source[row.source].name}<small class="soft seen-how">{texts.seenHow(scan.confidence[row.confidence], formatDay(locale.value, row.importedOn))}</small></>), wide: true },
    { id: 'months', label: texts.months, cell: (row) => (row === null ? monthsText(view.firstSeen, view.lastSeen) : monthsText(row.firstMonth, row.lastMonth)) },
    { id: 'lines', label: scan.table.lines, cell: (row) => (row === null ? nothing : bandText(locale.value, row.lines)), align: 'end', wide: true },
    { id: 'days', label: texts.days, cell: (row) => (row === null || row.days === null ? nothing : bandText(locale.value, row.days)), align: 'end', wide: true },
  ]
  const remove: Column<LogFinding | null> = {
    id: 'remove',
    label: texts.removeHead,
    cell: (row) => row !== null && <Button look="quiet" icon="trash" aria-label={texts.remove(scan.source[row.source].name)} onClick={() => void setEntry('inventory', entryKey.seenInLogs(row.service, row.source), null)} />,
    align: 'end',
  }
  return (
    <Section title={texts.serviceTitle[view.seenIn]} note={<a href="/import">{textsOf(pwaRegisterMessages).compareLogs}</a>}>
      <div class="log-sources">
        <Table caption={texts.serviceTitle[view.seenIn]} columns={isEditor ? [...columns, remove] : columns} rows={rows} keyOf={(row) => row?.source ?? 'browsers'} />
      </div>
      <h3 class="blind-spots">{texts.cannotSeeEach}</h3>
      <DefinitionList
        items={[
          { term: texts.extension, value: texts.extensionCannotSee },
          ...view.logs.map(({ source }) => ({ term: scan.source[source].name, value: scan.source[source].cannotSee })),
        ]}
      />
    </Section>
  )
}
