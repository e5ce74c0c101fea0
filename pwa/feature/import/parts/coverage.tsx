import { formatDay, formatNumber } from '#shared/message/format.ts'
import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { scanMessages } from '#shared/message/scan.ts'
import type { SourceCoverage } from '#shared/register/index.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { monthsText } from '../../mark/index.tsx'

/** What has been read so far, by source, each with its blind spots. Nothing before the first file. */
export function Coverage({ coverage }: { readonly coverage: readonly SourceCoverage[] }) {
  const texts = textsOf(pwaImportMessages)
  const { source: sources } = textsOf(scanMessages)
  const number = (value: number) => formatNumber(locale.value, value)
  if (coverage.length === 0) return null
  const columns: readonly Column<SourceCoverage>[] = [
    { id: 'source', label: texts.source, cell: ({ source }) => sources[source].name },
    { id: 'months', label: texts.months, cell: ({ firstMonth, lastMonth }) => monthsText(firstMonth, lastMonth), wide: true },
    { id: 'services', label: texts.sourceServices, cell: ({ services }) => number(services), align: 'end' },
    { id: 'only', label: texts.logsOnly, cell: ({ logsOnly }) => number(logsOnly), align: 'end' },
    { id: 'on', label: texts.importedOn, cell: ({ importedOn }) => formatDay(locale.value, importedOn), align: 'end', wide: true },
  ]
  return (
    <div class="import-coverage">
      <Section title={texts.sources} note={texts.sourcesNote}>
        <Table caption={texts.sources} columns={columns} rows={coverage} keyOf={({ source }) => source} />
      </Section>
      <Section title={texts.cannotSeeEach}>
        <DefinitionList items={coverage.map(({ source }) => ({ term: sources[source].name, value: sources[source].cannotSee }))} />
      </Section>
    </div>
  )
}
