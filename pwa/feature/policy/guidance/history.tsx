import { formatDay } from '#shared/message/format.ts'
import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import type { Act } from '#shared/act/schema.ts'
import { acts } from '../../../data/index.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'

/** What was published, by whom and why, newest first. */
export function HistorySection() {
  const { history: texts, publishing } = textsOf(pwaGuidanceMessages)
  const rows = acts.value.filter(({ content }) => content.kind === 'publish-guidance' || content.kind === 'publish-policy').toReversed()
  const columns: readonly Column<Act>[] = [
    { id: 'what', label: texts.what, cell: ({ content }) => texts.kind[content.kind === 'publish-policy' ? 'notice' : content.kind === 'publish-guidance' && content.policy === null ? 'withdrawn' : 'guidance'] },
    { id: 'reason', label: publishing.reason, cell: ({ reason }) => reason, wide: true },
    { id: 'by', label: '', cell: ({ by, at }) => <span class="soft">{by.name}, {formatDay(locale.value, at.slice(0, 10))}</span>, align: 'end' },
  ]
  return (
    <Section title={texts.title}>
      {rows.length === 0 ? <p class="soft">{texts.none}</p> : <Table caption={texts.title} columns={columns} rows={rows} keyOf={({ id }) => id} />}
    </Section>
  )
}
